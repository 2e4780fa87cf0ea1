import ArgumentParser
import CatchmentKit

/// The flags that say how facilities serve: levels and borders.
struct ServiceArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A facility covers only the people of its own unit of this level; the report also gives the figure with borders ignored.",
            valueName: "level"))
    var within: String?

    @Option(
        help: ArgumentHelp(
            "Facilities of a level reach the people of other levels too; repeatable.", valueName: "level=level,…"),
        transform: ServesFlag.reading)
    var serves: [ServesFlag] = []

    @Option(
        help: ArgumentHelp(
            "Functions to look at beside those that a plan's levels ask for: all, or their names.", valueName: "all|a,b"))
    var functions: String?

    @Option(help: ArgumentHelp("Also give blanks and clusters by class, by level or both.", valueName: "class,level"))
    var blanksBy: String?

    @Flag(help: "Gather people within a service area and still not served, by cause.")
    var shortfalls = false

    @Option(
        help: ArgumentHelp(
            "Norm profile: \(ShippedProfile.allCases.map(\.rawValue).joined(separator: ", ")), or a file.", valueName: "name|file"
        ))
    var profile: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How much longer ways are than straight lines, where norms are ways to walk: 1.3.", valueName: "factor"))
    var detour: Double?

    @Option(help: ArgumentHelp("Folder of an earlier run, whose cluster ids are carried forward.", valueName: "folder"))
    var previous: String?

    func validate() throws {
        if let detour, !(detour >= 1 && detour.isFinite) {
            throw ValidationError("--detour \(detour) must be at least 1.", "--detour \(detour) 不得小于 1。")
        }
        if let blanksBy, blanksBy.split(separator: ",").contains(where: { BlankGrouping(rawValue: String($0)) == nil }) {
            throw ValidationError(
                "--blanks-by \(blanksBy) must be class, level or class,level.",
                "--blanks-by \(blanksBy) 应为 class、level 或 class,level。")
        }
    }

    /// The settings with these flags.
    func applied(to settings: CoverSettings) -> CoverSettings {
        var settings = settings
        settings.within = within ?? settings.within
        if let functions {
            settings.functions = functions == "all" ? .all : .named(functions.split(separator: ",").map(String.init))
        }
        if let blanksBy {
            settings.blanksBy = Set(blanksBy.split(separator: ",").compactMap { BlankGrouping(rawValue: String($0)) })
        }
        settings.previous = previous ?? settings.previous
        settings.findsShortfalls = shortfalls || settings.findsShortfalls
        return settings
    }

    /// The settings with these flags, where a border may be called as the plan's levels are.
    func applied(to settings: CoverSettings, _ options: InputOptions) -> CoverSettings {
        var settings = applied(to: settings)
        settings.within = settings.within.map(options.level(called:))
        return settings
    }

    /// The options with these flags.
    func applied(to options: InputOptions) -> InputOptions {
        var options = options
        for (key, isGiven) in [
            ("within", within != nil), ("functions", functions != nil), ("profile", profile != nil || detour != nil),
            ("levels", !serves.isEmpty),
        ] where isGiven {
            options.places.forget(key)
        }
        options.profileName = profile ?? options.profileName
        options.detour = detour ?? options.detour
        for said in serves {
            let flag = ServesFlag(level: options.level(called: said.level), serves: said.serves.map(options.level(called:)))
            if let known = options.serviceLevels.firstIndex(where: { $0.name == flag.level }) {
                options.serviceLevels[known].serves = flag.serves
            } else {
                options.serviceLevels.append(ServiceLevel(flag.level, serves: flag.serves))
            }
        }
        return options
    }
}

/// A level and the other levels that it serves: `city=street,community`.
struct ServesFlag: Hashable {
    var level: String
    var serves: [String]

    /// Reads the flag.
    static func reading(_ text: String) throws -> ServesFlag {
        let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        let serves = sides.last?.split(separator: ",").map(String.init) ?? []
        guard sides.count == 2, !sides[0].isEmpty, !serves.isEmpty else {
            throw ValidationError("give the level and those it serves, such as city=street,community", "应写作“层级=所兼顾的层级”，例如 街道=社区")
        }
        return ServesFlag(level: sides[0], serves: serves)
    }
}
