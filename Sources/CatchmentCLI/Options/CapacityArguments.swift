import ArgumentParser
import CatchmentKit

/// The flags of `cover` and `checkup` that let capacities limit who is served.
struct CapacityArguments: ParsableArguments {
    @Flag(
        help:
            "Serve within capacities (column capacity of the facilities; missing is no limit): who of those within reach is served, where, and who finds no room."
    )
    var capacitated = false

    @Flag(help: "With --capacitated: every demand point is served by one facility or not at all.")
    var indivisible = false

    /// The settings with these flags; a plan may say `capacitated` already.
    func applied(to settings: CoverSettings) throws -> CoverSettings {
        guard capacitated || indivisible else { return settings }
        guard capacitated || settings.capacity != nil else {
            throw CatchmentError.usage(.command(.indivisibleAlone))
        }
        var settings = settings
        settings.capacity = indivisible ? .indivisible : settings.capacity ?? .splittable
        return settings
    }
}
