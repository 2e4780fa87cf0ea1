/// What capacities do not go with.
package enum UnsupportedCondition: Hashable, Sendable, CustomStringConvertible {
    /// A least share of people covered in a unit.
    case floor
    /// Closing facilities that exist.
    case relocation
    /// A model that counts second cover, by its name.
    case model(String)

    /// The condition in words.
    package var description: String {
        switch self {
        case .floor: "a floor"
        case .relocation: "relocation"
        case .model(let name): "the model \(name)"
        }
    }
}
