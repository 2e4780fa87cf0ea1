import GeoPrimitives
import Siting

extension SitingPlan {
    /// The selected candidates as plain numbers, as the oracles count them.
    var sites: [Int] { selected.map(\.value) }
}
