import GeoPrimitives

/// What a figure can be: from a least to a most, in whichever order they are given; of nothing that is no number.
///
/// Unlike a range of the standard library it is made of any two numbers and never traps.
struct Interval: Hashable, Sendable {
    /// The least, and the most; NaN where one of them is.
    let lowerBound: Double, upperBound: Double

    /// Makes the interval between two numbers.
    init(_ one: Double, _ other: Double) {
        guard !one.isNaN, !other.isNaN else {
            (lowerBound, upperBound) = (.nan, .nan)
            return
        }
        (lowerBound, upperBound) = (min(one, other), max(one, other))
    }

    /// Makes the interval of one number.
    init(_ number: Double) { self.init(number, number) }

    /// Makes the interval of one count.
    init(_ count: Int) { self.init(Double(count)) }

    /// Makes the interval of all numbers about as large as one.
    init(_ number: Double, within slack: Double) { self.init(number - slack, number + slack) }

    /// What is left of a sum when parts are taken away: as near as the sum itself is known, however little is left.
    init(_ sum: Double, without parts: some Sequence<Double>) {
        self.init(parts.reduce(sum, -), within: 1e-13 * abs(sum))
    }

    /// Whether a published number lies in it, the rounding of sums aside: 1e-9 of the larger.
    func holds(_ published: Double) -> Bool {
        let slack = 1e-9 * max(1, abs(upperBound).finite ?? 1, abs(published).finite ?? 1)
        return published >= lowerBound - slack && published <= upperBound + slack
    }

    /// The interval made wider on both sides.
    func widened(by slack: Double) -> Interval { Interval(lowerBound - slack, upperBound + slack) }

    static func + (one: Interval, other: Interval) -> Interval {
        Interval(one.lowerBound + other.lowerBound, one.upperBound + other.upperBound)
    }

    static func - (one: Interval, other: Interval) -> Interval {
        Interval(one.lowerBound - other.upperBound, one.upperBound - other.lowerBound)
    }

    static func * (one: Interval, factor: Double) -> Interval {
        Interval(one.lowerBound * factor, one.upperBound * factor)
    }

    /// What is not there at least, and at most.
    var atLeastZero: Interval { Interval(max(0, lowerBound), max(0, upperBound)) }

    /// A number, or two where it is not decided, in Chinese.
    var chineseWords: String {
        lowerBound == upperBound ? lowerBound.plainText : "\(lowerBound.plainText) 至 \(upperBound.plainText)"
    }

    /// A number, or two where it is not decided.
    var words: String {
        lowerBound == upperBound || lowerBound.isNaN ? lowerBound.plainText : "\(lowerBound.plainText) to \(upperBound.plainText)"
    }
}

/// Makes the interval between two numbers, in whichever order.
func ... (one: Double, other: Double) -> Interval { Interval(one, other) }
