package import GeoPrimitives
package import ServiceModel

/// A profile as a run uses it.
package struct ProfileUse: Hashable, Sendable {
    /// The profile.
    package var profile: Profile
    /// How much longer the way is than the straight line; `nil` where nobody said.
    package var detour: Double?

    /// Makes the use of a profile.
    package init(_ profile: Profile, detour: Double?) { (self.profile, self.detour) = (profile, detour) }

    /// Returns the radius along a straight line that a norm of walking, minutes or straight metres comes to.
    ///
    /// - Throws: ``CatchmentError/usage(_:)`` where a walking norm meets straight lines and there is no detour.
    package func straight(_ norm: Norm) throws -> Distance {
        var meters = norm.value
        guard norm.measure == .walking || norm.measure == .minutes else { return .meters(meters) }
        if norm.measure == .minutes, let speed = profile.norm(.walkingSpeed, level: norm.level, place: norm.place) {
            meters *= speed.value
        }
        guard let detour else {
            throw CatchmentError.usage(.profile(.needsDetour(profile: profile.name, level: norm.level)))
        }
        return .meters(meters / detour)
    }

    /// Returns the radii of the profile by level and type of unit, along straight lines.
    ///
    /// - Throws: ``CatchmentError/usage(_:)`` as ``straight(_:)`` does.
    package func radii() throws -> RadiusTable {
        var levels: [String: RadiusTable.Entry] = [:]
        for norm in profile.norms where norm.item == .radius {
            guard let level = norm.level else { continue }
            let radius = try straight(norm)
            if let place = norm.place {
                levels[level, default: .init()].byType[place] = radius
            } else {
                levels[level, default: .init()].common = radius
            }
        }
        return RadiusTable(levels: levels)
    }

    /// Returns what a plan says of a level, with the profile's norms where it says nothing.
    package func completed(_ level: ServiceLevel) -> ServiceLevel {
        var level = level
        if level.floorArea == nil {
            level.floorArea = profile.norm(.floorArea, level: level.name).map { .squareMeters($0.value) }
        }
        if level.quota == nil, let norm = profile.norm(.quota, level: level.name), let count = Int(exactly: norm.value) {
            level.quota = FacilityQuota(count: count, households: norm.households)
        }
        if level.leastFunctions == nil {
            level.leastFunctions = profile.norm(.functions, level: level.name).flatMap { Int(exactly: $0.value) }
        }
        return level
    }
}
