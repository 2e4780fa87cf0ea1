import ArgumentParser
import CatchmentKit

/// The flags of `site` that say what a plan must keep beside its model.
struct ConditionArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp("Cover at least this share in every unit of a level; repeatable.", valueName: "level=share"),
        transform: LevelFloor.reading)
    var floor: [LevelFloor] = []

    @Option(
        help: ArgumentHelp(
            "Open so many new sites in every unit of a level: 1..3, 1.., ..2; required ones count, existing do not; repeatable.",
            valueName: "level=min..max"), transform: ConditionOptions.Quota.reading)
    var quota: [ConditionOptions.Quota] = []

    @Option(
        help: ArgumentHelp(
            "Rules for single units, in place of --floor and --quota: a table with unit, floor, min_sites, max_sites.",
            valueName: "file"))
    var unitRules: String?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Least distance between any two new sites.", valueName: "length"),
        transform: Distance.reading)
    var spacing: Distance?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Least distance from a new site to every existing facility that stays.", valueName: "length"),
        transform: Distance.reading)
    var spacingExisting: Distance?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What opening may cost (and closing, with --relocate): the columns opening_cost and closing_cost; instead of or beside --count.",
            valueName: "money"))
    var budget: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Close at most so many existing facilities and open as many more sites (mclp); without --count and --budget only as many as are closed.",
            valueName: "n"))
    var relocate: Int?

    @Flag(
        help:
            "Serve within capacities (column capacity of candidates and facilities; missing is no limit): the weight served counts, not the weight within reach (mclp, lscp)."
    )
    var capacitated = false

    @Flag(help: "With --capacitated: every demand point is served by one site or not at all.")
    var indivisible = false

    /// What these flags say, but for capacities.
    var asked: ConditionOptions {
        var options = ConditionOptions()
        options.floors = floor.map { .init(level: $0.level, share: $0.share) }
        options.quotas = quota
        options.unitRules = unitRules
        options.spacing = spacing
        options.spacingExisting = spacingExisting
        options.budget = budget
        options.relocate = relocate
        return options
    }
}

/// `street=60%`.
struct LevelFloor {
    var level: String
    var share: Double

    /// Reads a level and a share.
    static func reading(_ text: String) throws -> LevelFloor {
        let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard sides.count == 2 else {
            throw ValidationError("a floor is a level and a share, such as street=60%", "覆盖率下限应写作“层级=比例”，例如 街道=60%")
        }
        return LevelFloor(level: sides[0], share: try Share.reading(sides[1]).value)
    }
}

extension ConditionOptions.Quota {
    /// Reads a level and a range of numbers, either end of which may be left out: `street=1..3`.
    static func reading(_ text: String) throws -> ConditionOptions.Quota {
        let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard sides.count == 2, let quota = ConditionOptions.Quota(level: sides[0], range: sides[1]) else {
            throw ValidationError(
                "a quota is a level and a range, such as street=1..3, street=1.. or street=..2",
                "配建标准应写作“层级=范围”，例如 街道=1..3、街道=1.. 或 街道=..2")
        }
        guard quota.isOrdered else { throw ValidationError("the quota \(text) ends below its start", "配建标准 \(text) 的上限小于下限") }
        return quota
    }
}
