/// Files of the project that tests read in place.
public enum Repository {
    /// The folder of Package.swift.
    public static let root: String = {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/")
    }()

    /// Returns the path of a file of the project: `docs/plan.md`.
    public static func file(_ name: String) -> String { "\(root)/\(name)" }

    /// Returns the path of shipped data: `porto-alegre/hexgrid.csv`.
    public static func data(_ name: String) -> String { "\(root)/Data/\(name)" }

    /// Returns the path of reference figures: `real_cases.json`.
    public static func oracle(_ name: String) -> String { "\(root)/Tests/Oracles/\(name)" }
}
