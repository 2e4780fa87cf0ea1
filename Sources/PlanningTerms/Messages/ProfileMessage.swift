/// What there is to say about norm profiles.
package enum ProfileMessage: Hashable, Sendable {
    /// Numbers that nobody held against their source.
    case unverified(Int, of: Int)
    /// The profile is a template.
    case template
    /// There is neither a profile of a name nor such a file.
    case missing(meant: String?, known: [String])
    /// The profile cannot be read.
    case unreadable
    /// A norm for walking meets straight lines; all levels where `nil`.
    case needsDetour(profile: String, level: String?)
    /// A radius in minutes without a speed; all levels where `nil`.
    case needsSpeed(level: String?)
    /// A norm without a number.
    case noNumber
    /// The least is above the most.
    case leastAboveMost
    /// A radius without a level.
    case radiusWithoutLevel
    /// A threshold whose red is on the side of green.
    case redWithinGreen(indicator: String)
    /// A detour without a profile.
    case detourWithoutProfile
    /// Facilities without a radius under a profile.
    case noRadii(profile: String, facilities: Int, first: String, level: String?)
    /// None of the levels that a profile speaks of is one of the run's.
    case noLevelFits([ProfileLevel], levels: [String])
    /// Levels that a profile speaks of and the run does not have, of those that it has.
    case levelsWithoutUse([ProfileLevel], levels: [String])
}
