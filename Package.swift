// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target: Swift 6 mode with the strictest reading the compiler offers.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]
/// Rooms without C: an unsafe pointer does not build there.
let memorySafe = strict + [.strictMemorySafety()]

let package = Package(
    name: "Catchment",
    products: [
        .library(name: "CatchmentKit", targets: ["CatchmentKit"]),
        .executable(name: "catchment", targets: ["CatchmentCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // C libraries: a module map and a shim, nothing else.
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CHiGHS", pkgConfig: "highs", providers: [.apt(["libhighs-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        // Values and C wrappers.
        .target(name: "GeoPrimitives", swiftSettings: memorySafe),
        .target(name: "GeoEngine", dependencies: ["CGEOS", "CPROJ", "GeoPrimitives"], swiftSettings: strict),
        .target(name: "GeoFormats", dependencies: ["CExpat", "CGDAL", "CSQLite", "GeoPrimitives"], swiftSettings: strict),
        .target(name: "MILP", dependencies: ["CHiGHS"], swiftSettings: strict),

        // The planning domain.
        .target(name: "ServiceModel", dependencies: ["GeoPrimitives"], swiftSettings: memorySafe),
        .target(name: "PlanningTerms", dependencies: ["ServiceModel", "GeoPrimitives"], swiftSettings: memorySafe),
        .target(
            name: "CoverageAnalysis", dependencies: ["PlanningTerms", "ServiceModel", "GeoEngine", "GeoPrimitives"],
            swiftSettings: memorySafe),
        .target(
            name: "Siting", dependencies: ["PlanningTerms", "ServiceModel", "CoverageAnalysis", "MILP", "GeoPrimitives"],
            swiftSettings: memorySafe),
        .target(
            name: "Scenarios",
            dependencies: ["CoverageAnalysis", "Siting", "PlanningTerms", "ServiceModel", "GeoPrimitives"],
            swiftSettings: memorySafe),

        // Maps and pages: their templates, and what fills them.
        .target(name: "CMapAssets", exclude: ["assets"]),
        // librsvg and cairo, opened when something is drawn.
        .target(name: "CRSVG"),
        // Norm profiles, embedded.
        .target(name: "CProfiles", exclude: ["profiles"]),
        .target(
            name: "MapRendering", dependencies: ["CMapAssets", "CRSVG", "GeoFormats", "GeoEngine", "GeoPrimitives"],
            swiftSettings: memorySafe),

        // Files in: layers, and plans.
        .target(
            name: "InputLoading",
            dependencies: ["PlanningTerms", "CoverageAnalysis", "ServiceModel", "GeoFormats", "GeoEngine", "GeoPrimitives"],
            swiftSettings: memorySafe),
        .target(
            name: "PlanFiles",
            dependencies: [
                "CProfiles", "PlanningTerms", "ServiceModel", "GeoPrimitives", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: memorySafe),

        // Result folders: their contract, what people read of them, and what checks and compares them from the files alone.
        .target(
            name: "Publication",
            dependencies: ["CCrypto", "PlanningTerms", "ServiceModel", "GeoFormats", "GeoPrimitives"], swiftSettings: memorySafe),
        .target(
            name: "Reporting",
            dependencies: [
                "Publication", "MapRendering", "PlanningTerms", "ServiceModel", "GeoFormats", "GeoEngine", "GeoPrimitives",
            ],
            swiftSettings: memorySafe),
        .target(
            name: "Verification",
            dependencies: ["Publication", "PlanningTerms", "ServiceModel", "GeoFormats", "GeoEngine", "GeoPrimitives"],
            swiftSettings: memorySafe),
        .target(
            name: "Comparison",
            dependencies: [
                "Publication", "Scenarios", "CoverageAnalysis", "PlanningTerms", "ServiceModel", "GeoFormats", "GeoPrimitives",
            ],
            swiftSettings: memorySafe),

        // Load, analyse, write; and the command line over it.
        .target(
            name: "CatchmentKit",
            dependencies: [
                "Comparison", "Verification", "Reporting", "Publication", "InputLoading", "PlanFiles", "MapRendering",
                "Scenarios", "Siting", "CoverageAnalysis", "PlanningTerms", "ServiceModel", "GeoFormats", "GeoEngine",
                "GeoPrimitives",
            ],
            swiftSettings: memorySafe),
        .executableTarget(
            name: "CatchmentCLI",
            dependencies: [
                "CatchmentKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: memorySafe),

        // Tests: one room each, and what they share.
        .target(name: "TestSupport", dependencies: ["GeoPrimitives"], path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "GeoPrimitivesTests", dependencies: ["GeoPrimitives", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "GeoEngineTests", dependencies: ["GeoEngine", "GeoPrimitives", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "GeoFormatsTests", dependencies: ["GeoFormats", "CSQLite", "GeoPrimitives", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "MILPTests", dependencies: ["MILP", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "CoverageAnalysisTests",
            dependencies: ["CoverageAnalysis", "PlanningTerms", "ServiceModel", "GeoEngine", "GeoPrimitives", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SitingTests",
            dependencies: [
                "Siting", "CoverageAnalysis", "PlanningTerms", "ServiceModel", "MILP", "GeoPrimitives", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "MapRenderingTests",
            dependencies: ["MapRendering", "GeoFormats", "GeoPrimitives", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ScenariosTests",
            dependencies: ["Scenarios", "CoverageAnalysis", "PlanningTerms", "ServiceModel", "GeoPrimitives", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "CatchmentKitTests",
            dependencies: [
                "CatchmentKit", "Comparison", "Verification", "Reporting", "Publication", "InputLoading", "PlanFiles",
                "PlanningTerms", "CoverageAnalysis", "Scenarios", "GeoEngine", "GeoFormats", "GeoPrimitives", "ServiceModel",
                "Siting", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CatchmentCLITests",
            dependencies: [
                "CatchmentCLI", "CatchmentKit", "Publication", "Reporting", "InputLoading", "PlanFiles", "PlanningTerms",
                "Scenarios", "CoverageAnalysis", "ServiceModel", "GeoFormats", "GeoEngine", "GeoPrimitives", "TestSupport",
                "CSQLite",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "UnionBenchmark",
            dependencies: ["CoverageAnalysis", "PlanningTerms", "GeoEngine", "GeoPrimitives", "ServiceModel", "TestSupport"],
            path: "Tests/Performance/UnionBenchmark", swiftSettings: strict),
        .executableTarget(
            name: "FuzzTargets",
            dependencies: [
                "CatchmentKit", "Publication", "InputLoading", "PlanFiles", "PlanningTerms", "GeoFormats", "GeoPrimitives",
                "TestSupport",
            ],
            path: "Tests/Fuzzing/FuzzTargets", swiftSettings: strict),
        .executableTarget(
            name: "EditBenchmark",
            dependencies: ["Scenarios", "CoverageAnalysis", "PlanningTerms", "GeoPrimitives", "ServiceModel", "TestSupport"],
            path: "Tests/Performance/EditBenchmark", swiftSettings: strict),
    ],
    cLanguageStandard: .c2x
)
