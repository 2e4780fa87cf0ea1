/// Pairs by a key, the smallest first, then by number; a pair without weight is thrown out when it comes to the top.
struct PairHeap {
    struct Item {
        var key: Int64
        var from: Int32
        var to: Int32
    }

    private var items: [Item]

    init(_ first: Item? = nil) { items = first.map { [$0] } ?? [] }

    private static func precedes(_ a: Item, _ b: Item) -> Bool { a.key != b.key ? a.key < b.key : a.from < b.from }

    var first: Item? { items.first }

    mutating func insert(_ key: Int64, _ from: Int32, _ to: Int32) {
        let item = Item(key: key, from: from, to: to)
        items.append(item)
        var child = items.count - 1
        while child > 0, Self.precedes(item, items[(child - 1) / 2]) {
            items[child] = items[(child - 1) / 2]
            child = (child - 1) / 2
        }
        items[child] = item
    }

    mutating func removeFirst() {
        let last = items.removeLast()
        guard !items.isEmpty else { return }
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < items.count else { break }
            if child + 1 < items.count, Self.precedes(items[child + 1], items[child]) { child += 1 }
            guard Self.precedes(items[child], last) else { break }
            items[parent] = items[child]
            parent = child
        }
        items[parent] = last
    }

    mutating func removeAll() { items.removeAll(keepingCapacity: true) }

    /// Returns the first pair that has weight; those before it leave.
    mutating func top(in flow: [Int64]) -> Item? {
        while let first = items.first {
            if flow[Int(first.from)] > 0 { return first }
            removeFirst()
        }
        return nil
    }
}
