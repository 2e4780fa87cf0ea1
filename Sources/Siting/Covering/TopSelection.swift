/// Finds the largest of many values without sorting all of them (quickselect; Hoare 1961, doi:10.1145/366622.366647).
///
/// The order among equal values is fixed by the input, so that runs repeat.
struct TopSelection {
    /// Positions of values; after ``select(_:from:)`` the first `count` are those of the largest.
    private(set) var order: [Int32]

    init(size: Int) { order = (0..<Int32(size)).map { $0 } }

    /// Moves the positions of the `count` largest values to the front.
    ///
    /// O(values) expected.
    mutating func select(_ count: Int, from values: [Int64]) {
        guard count > 0, count < order.count else { return }
        var low = 0
        var high = order.count - 1
        while low < high {
            let pivot = median(values[Int(order[low])], values[Int(order[(low + high) / 2])], values[Int(order[high])])
            var left = low
            var right = high
            while left <= right {
                while values[Int(order[left])] > pivot { left += 1 }
                while values[Int(order[right])] < pivot { right -= 1 }
                if left <= right {
                    order.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if count - 1 <= right {
                high = right
            } else if count - 1 >= left {
                low = left
            } else {
                return
            }
        }
    }

    private func median(_ a: Int64, _ b: Int64, _ c: Int64) -> Int64 { max(min(a, b), min(max(a, b), c)) }
}
