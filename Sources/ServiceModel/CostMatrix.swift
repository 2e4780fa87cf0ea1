/// What it costs to get from a demand point to a site, as given and not computed: minutes, metres along streets, money.
///
/// Compressed rows, one per demand point; a pair that is not there has no way. Memory: 12 bytes a pair and 8 bytes a demand point.
public struct CostMatrix: Hashable, Sendable {
    /// The largest cost that is read: sums of it with any weight stay numbers.
    public static let largestCost = 1e15

    /// The file it was read from.
    public let file: String
    /// Where each demand point's pairs begin; one more entry than demand points.
    public let rowOffsets: [Int]
    /// The sites of all pairs by their number in ``siteIds``, ascending within a demand point.
    public let sites: [Int32]
    /// The costs of all pairs, finite and at least 0, in the matrix's own unit.
    public let costs: [Double]
    /// The identifiers of the facilities and candidates that pairs may lead to.
    public let siteIds: [String]
    /// The largest cost at which a demand point is covered, in the matrix's unit; `nil` when every pair covers.
    public let cutoff: Double?
    /// The step in which its costs are added up.
    public let step: CostStep
    private let numberById: [String: Int32]

    /// Makes a matrix from compressed rows; identifiers must be all different.
    public init(file: String, rowOffsets: [Int], sites: [Int32], costs: [Double], siteIds: [String], cutoff: Double?) {
        precondition(sites.count == costs.count && rowOffsets.last == costs.count, "the last offset must be the number of pairs")
        self.file = file
        self.rowOffsets = rowOffsets
        self.sites = sites
        self.costs = costs
        self.siteIds = siteIds
        self.cutoff = cutoff
        step = CostStep(largest: costs.max() ?? 0)
        numberById = Dictionary(
            siteIds.enumerated().map { ($0.element, Int32($0.offset)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The number in ``siteIds`` of a site that pairs may lead to; `nil` where none has this id.
    public func number(of id: String) -> Int32? { numberById[id] }

    /// The number of pairs.
    public var pairCount: Int { costs.count }

    /// Returns, for each site of the matrix, its place among the facilities; −1 where it is none of them.
    ///
    /// O(sites).
    public func places(of facilities: [Facility]) -> [Int32] {
        var places = [Int32](repeating: -1, count: siteIds.count)
        for (place, facility) in facilities.enumerated() {
            if let number = numberById[facility.id] { places[Int(number)] = Int32(place) }
        }
        return places
    }
}
