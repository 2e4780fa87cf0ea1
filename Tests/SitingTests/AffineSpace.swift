/// The affine space over the field of three elements, a Steiner triple system: any two points lie on one line of three.
///
/// The fewest points that meet every line are all but the largest cap, a set without a line: 9 − 4 in the plane, 27 − 9 in space (Bose 1947;
/// the covers of A9 and A27 of Fulkerson, Nemhauser & Trotter 1974, doi:10.1007/BFb0120689). The linear relaxation says a third of the points,
/// which makes them hard for their size.
struct AffineSpace {
    let dimension: Int

    var pointCount: Int { (0..<dimension).reduce(1) { count, _ in count * 3 } }

    /// The points of every line, ascending: three different ones whose coordinates sum to 0.
    var lines: [[Int32]] {
        (0..<pointCount).flatMap { first in
            (first + 1..<max(first + 1, pointCount)).compactMap { second in
                let third = third(first, second)
                return third > second ? [Int32(first), Int32(second), Int32(third)] : nil
            }
        }
    }

    private func third(_ first: Int, _ second: Int) -> Int {
        var (first, second, place, third) = (first, second, 1, 0)
        while place < pointCount {
            third += (6 - first % 3 - second % 3) % 3 * place
            (first, second, place) = (first / 3, second / 3, place * 3)
        }
        return third
    }
}
