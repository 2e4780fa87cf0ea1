import ArgumentParser
import CatchmentKit

/// The flags of `cover` that ask who else covers or could serve each demand point.
struct AlternativesArguments: ParsableArguments {
    @Flag(help: "Count how many facilities cover each demand point, and who depends on one alone.")
    var backup = false

    @Flag(
        help:
            "Find what only each facility covers and which near ones could merge with least loss (redundancy.csv); counts backup too."
    )
    var redundancy = false

    @Option(help: ArgumentHelp("Write the n nearest facilities of each demand point to nearest.csv.", valueName: "n"))
    var nearest: Int?

    @Option(
        help:
            "Draw responsibility zones by nearest facility: covered (within reach), full (the whole study area) or units (whole lowest-level units)."
    )
    var zones: ZoneMode?

    /// The most nearest facilities of a demand point that are written.
    private static let mostNearest = 1_000_000

    func validate() throws {
        if let nearest, !(1...Self.mostNearest).contains(nearest) {
            throw ValidationError(
                "--nearest \(nearest) must be at least 1 and at most \(Self.mostNearest).",
                "--nearest \(nearest) 应在 1 至 \(Self.mostNearest) 之间。")
        }
    }

    /// The settings with these flags.
    func applied(to settings: CoverSettings) -> CoverSettings {
        var settings = settings
        settings.findsBackup = backup || settings.findsBackup
        settings.findsRedundancy = redundancy || settings.findsRedundancy
        settings.nearestCount = nearest ?? settings.nearestCount
        settings.zones = zones ?? settings.zones
        return settings
    }
}
