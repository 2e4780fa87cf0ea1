import PlanningTerms
import ServiceModel

extension InputOptions {
    /// Returns the options with the profile that they name read, and its radii in their place.
    ///
    /// - Throws: `CatchmentError` where the profile cannot be read, or gives ways to walk and there is no detour.
    func resolvingProfile() throws -> InputOptions {
        guard let profileName, profile == nil else { return self }
        var options = self
        let use = ProfileUse(try Profile(named: profileName), detour: detour)
        options.profile = use
        // A matrix of costs has ways already.
        if costMatrix == nil {
            do {
                options.profileRadii = try use.radii()
            } catch let error as CatchmentError {
                guard case .usage(let message, _) = error.cause else { throw error }
                throw places.refusal(.profile(profileName), message)
            }
        }
        return options
    }
}
