import CoverageAnalysis

/// Makes an assignment that splits demand points whole, and fills what room that leaves.
///
/// A flow splits few points (a basic one no more than there are sites). Those go where they fit; then points are exchanged for heavier ones
/// without service as long as a site serves more by that.
struct IndivisibleFit {
    private let model: IndivisibleModel
    /// The pair of each row, or −1.
    private(set) var pairs: [Int]
    private var room: [Int64]
    private let pairsOfSite: [[Int]]

    /// Rounds over all sites at most.
    private static let largestPasses = 20

    init(_ model: IndivisibleModel) {
        self.model = model
        pairs = [Int](repeating: -1, count: model.weights.count)
        room = model.capacities.map { $0 ?? .max / 2 }
        var pairsOfSite = [[Int]](repeating: [], count: model.capacities.count)
        for pair in model.rowOfPair.indices where model.capacities[Int(model.sets.candidates[pair])] != nil {
            pairsOfSite[Int(model.sets.candidates[pair])].append(pair)
        }
        self.pairsOfSite = pairsOfSite
    }

    /// Starts from an assignment in the model's units.
    ///
    /// O(pairs log pairs) for each round.
    mutating func run(from split: CapacityAssignment) {
        for share in split.shares where share.ticks == model.weights[share.row] {
            let own = model.sets.rowOffsets[share.row]..<model.sets.rowOffsets[share.row + 1]
            if let pair = own.first(where: { site($0) == share.site }) { take(pair, for: share.row) }
        }
        fill()
        for _ in 0..<Self.largestPasses {
            var isBetter = false
            for site in pairsOfSite.indices { while exchange(at: site) { isBetter = true } }
            if !isBetter { return }
        }
    }

    private func site(_ pair: Int) -> Int { Int(model.sets.candidates[pair]) }

    private mutating func take(_ pair: Int, for row: Int) {
        pairs[row] = pair
        room[site(pair)] -= model.weights[row]
    }

    private mutating func release(_ row: Int) {
        room[site(pairs[row])] += model.weights[row]
        pairs[row] = -1
    }

    /// Points without service go where they fit at least cost, the heaviest first.
    private mutating func fill() {
        let waiting = pairs.indices.filter { pairs[$0] < 0 && model.weights[$0] > 0 }
        for row in waiting.sorted(by: { (model.weights[$1], $0) < (model.weights[$0], $1) }) {
            let fitting = (model.sets.rowOffsets[row]..<model.sets.rowOffsets[row + 1]).filter {
                room[site($0)] >= model.weights[row]
            }
            if let best = fitting.min(by: { (model.costs[$0], $0) < (model.costs[$1], $1) }) { take(best, for: row) }
        }
    }

    /// Puts a point without service into a site, alone or in the place of a lighter one, so that the site serves most; whether it could.
    private mutating func exchange(at site: Int) -> Bool {
        let most = room[site]
        guard most > 0 else { return false }
        var (waiting, here): ([Int], [Int]) = ([], [])
        for pair in pairsOfSite[site] {
            let row = Int(model.rowOfPair[pair])
            if pairs[row] < 0 { waiting.append(pair) } else if pairs[row] == pair { here.append(pair) }
        }
        guard !waiting.isEmpty else { return false }
        func weight(_ pair: Int) -> Int64 { model.weights[Int(model.rowOfPair[pair])] }
        waiting.sort { (weight($0), $0) < (weight($1), $1) }
        here.sort { (weight($0), $0) < (weight($1), $1) }
        var best: (gain: Int64, incoming: Int, outgoing: Int?)?
        var next = 0
        // The heaviest that fits in the place of each, by one pass over both lists.
        for outgoing in [nil] + here.map(Optional.some) {
            let place = outgoing.map(weight) ?? 0
            while next + 1 < waiting.count, weight(waiting[next + 1]) <= place + most { next += 1 }
            let gain = weight(waiting[next]) - place
            if gain > best?.gain ?? 0, gain <= most { best = (gain, waiting[next], outgoing) }
            if best?.gain == most { break }
        }
        guard let best else { return false }
        if let outgoing = best.outgoing { release(Int(model.rowOfPair[outgoing])) }
        take(best.incoming, for: Int(model.rowOfPair[best.incoming]))
        return true
    }
}
