import GeoPrimitives

/// Groups of shapes that may have to do with one another: linked through overlapping boxes.
struct ShapeClusters {
    /// The shapes of each group, ascending.
    private(set) var members: [[Int]] = []
    /// The group of each shape that is in one.
    private(set) var label: [Int: Int] = [:]

    var count: Int { members.count }

    /// Finds the groups that hold the given shapes.
    init(around seeds: [Int], boxes: [BoundingBox], _ index: BoxIndex) {
        for seed in seeds where label[seed] == nil {
            let number = members.count
            var (found, next) = ([seed], 0)
            label[seed] = number
            while next < found.count {
                index.forEach(intersecting: boxes[found[next]]) { other in
                    guard label[other] == nil else { return }
                    label[other] = number
                    found.append(other)
                }
                next += 1
            }
            members.append(found.sorted())
        }
    }
}

/// Sets of numbers that are joined step by step (union–find with path halving).
struct DisjointSets {
    private var parent: [Int]

    init(_ count: Int) { parent = Array(0..<count) }

    /// The smallest number of the set.
    mutating func root(_ number: Int) -> Int {
        var number = number
        while parent[number] != number {
            parent[number] = parent[parent[number]]
            number = parent[number]
        }
        return number
    }

    /// Makes one set of two.
    mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (root(a), root(b))
        parent[max(a, b)] = min(a, b)
    }
}
