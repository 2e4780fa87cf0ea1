package import FoundationEssentials
import PlanningTerms

/// The bounds of the numbers that a published document may hold: what is read back is worked with, and a file may say anything.
package enum DocumentBounds {
    /// The largest number of people, things or metres that a document holds.
    private static let largest = 1e15
    /// The largest of anything: a sum of as many people times as many metres.
    private static let largestProduct = 1e31
    /// What may be larger than ``largest``: areas, sums of products and bounds of them.
    private static let products = ["_m2", "objective", "bound", "cost", "step"]
    /// What is compared and never summed: limits that were given, and where pseudo-random choices start.
    private static let given = ["cutoff", "budget", "limit", "seed", "detour", "min_"]

    /// Refuses a document that holds a number beyond all bounds.
    ///
    /// - Throws: ``CatchmentError`` naming the first, or saying that the file is no JSON.
    package static func check(_ data: Data, _ path: String) throws {
        guard let tree = JSONTree(data) else { throw CatchmentError.badData(path, .folder(.noReport)) }
        if holdsLarge(tree), let figure = firstBeyond(tree, "") {
            throw CatchmentError.badData(path, .folder(.badFigure(figure)))
        }
    }

    /// Whether any number is one whose name has to be looked at, which hardly any is.
    private static func holdsLarge(_ value: JSONTree) -> Bool {
        switch value {
        case .number(let number): !(abs(number) <= largest)
        case .list(let entries): entries.contains { holdsLarge($0) }
        case .object(let members): members.values.contains { holdsLarge($0) }
        case .null, .truth, .text: false
        }
    }

    /// The path of the first number beyond its bound.
    private static func firstBeyond(_ value: JSONTree, _ path: String) -> String? {
        switch value {
        case .number(let number):
            let name = path.split(separator: ".").last ?? ""
            if given.contains(where: { name.contains($0) }) { return nil }
            let most = products.contains { name.contains($0) } ? largestProduct : largest
            return abs(number) <= most ? nil : path
        case .list(let entries):
            for (place, entry) in entries.enumerated() {
                if let found = firstBeyond(entry, "\(path)[\(place)]") { return found }
            }
            return nil
        case .object(let members):
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                if let found = firstBeyond(member, path.isEmpty ? name : "\(path).\(name)") { return found }
            }
            return nil
        case .null, .truth, .text: return nil
        }
    }
}
