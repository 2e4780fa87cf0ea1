// swift-tools-version: 6.2
import PackageDescription

/// The library as another package uses it: built and run by `scripts/test`.
let package = Package(
    name: "CatchmentExamples",
    dependencies: [.package(name: "Catchment", path: "../..")],
    targets: ["coverage", "siting", "what-if", "from-files"].map { name in
        .executableTarget(name: name, dependencies: [.product(name: "CatchmentKit", package: "Catchment")])
    }
)
