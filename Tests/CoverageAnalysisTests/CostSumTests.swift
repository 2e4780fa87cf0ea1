import CoverageAnalysis
import ServiceModel
import TestSupport
import Testing

/// What exact arithmetic says: whole numbers of steps times whole ticks, in decimal digits, by hand.
private struct DigitSum {
    /// Groups of nine digits, the least first.
    private var groups = [UInt64](repeating: 0, count: 8)

    mutating func add(_ steps: Int64, _ ticks: Int64) {
        let base: UInt64 = 1_000_000_000
        func digits(_ number: Int64) -> [UInt64] {
            let number = UInt64(number)
            return [number % base, number / base % base, number / base / base]
        }
        for (i, a) in digits(steps).enumerated() {
            for (j, b) in digits(ticks).enumerated() { carry(a * b, into: i + j) }
        }
    }

    private mutating func carry(_ product: UInt64, into place: Int) {
        var (rest, place) = (product, place)
        while rest > 0 {
            let sum = groups[place] + rest % 1_000_000_000
            groups[place] = sum % 1_000_000_000
            rest = rest / 1_000_000_000 + sum / 1_000_000_000
            place += 1
        }
    }

    var text: String {
        let digits = groups.reversed().map { String(String($0 + 1_000_000_000).dropFirst()) }.joined().drop { $0 == "0" }
        return digits.isEmpty ? "0" : String(digits)
    }
}

@Suite("Sums of distances and costs")
struct CostSumTests {
    /// The longest way on the Earth, in nanometres.
    private static let longest: Int64 = 20_003_932_000_000_000

    /// Distances as whole nanometres that a double holds to the nanometre, and ticks: tiny, huge, halves, one large among many small.
    private func rows(_ seed: Int) -> [(steps: Int64, ticks: Int64)] {
        var generator = SeededGenerator(seed: UInt64(seed))
        return (0..<[1, 2, 129, 1000, 40_000][seed % 5]).map { row in
            let steps =
                switch seed / 5 % 4 {
                case 0: Int64.random(in: 0..<1 << 51, using: &generator)
                case 1: row % 7 == 0 ? 1 << 51 - Int64(row) : Int64(row % 3)
                case 2: Int64.random(in: 0...3, using: &generator)
                default: Int64(1) << Int64.random(in: 0...50, using: &generator)
                }
            let ticks =
                row == 0 ? 1_000_000_000_000 : Int64.random(in: 0...(row % 5 == 0 ? 20_000_000_000 : 3), using: &generator)
            return (steps, ticks)
        }
    }

    private func sum(_ rows: some Sequence<(steps: Int64, ticks: Int64)>) -> CostSum {
        var sum = CostSum(in: .nanometer)
        for row in rows { sum.add(Double(row.steps) / 1e9, ticks: row.ticks) }
        return sum
    }

    @Test("the sum is that of exact decimal arithmetic, in any order and over any parts", arguments: 0..<20)
    func exact(_ seed: Int) {
        let rows = rows(seed)
        var exact = DigitSum()
        for row in rows { exact.add(row.steps, row.ticks) }
        let whole = sum(rows)
        #expect(whole.total.description == exact.text, "seed \(seed)")
        var generator = SeededGenerator(seed: UInt64(seed))
        let shuffled = rows.shuffled(using: &generator)
        #expect(sum(shuffled) == whole, "seed \(seed)")
        for _ in 0..<5 {
            let cuts = (0..<6).map { _ in Int.random(in: 0...rows.count, using: &generator) }.sorted()
            let parts = zip([0] + cuts, cuts + [rows.count]).map { sum(shuffled[$0..<$1]) }.shuffled(using: &generator)
            #expect(parts.reduce(CostSum(in: .nanometer), +) == whole, "seed \(seed), cuts \(cuts)")
        }
    }

    @Test("what is taken out again leaves no trace, and differences are those of the sums")
    func removal() {
        let rows = rows(3)
        var sum = sum(rows)
        let before = sum
        sum.add(1234.567, ticks: 89)
        sum.add(20_003_931.458, ticks: 1)
        sum.remove(1234.567, ticks: 89)
        sum.remove(20_003_931.458, ticks: 1)
        #expect(sum == before)
        var more = CostSum(in: .nanometer)
        more.add(3, beyond: 5, ticks: 4)
        more.add(10, beyond: 2, ticks: 1)
        #expect(more.total == 0 && more.mean == 0 && more.ticks == 5)
        more.add(0, beyond: 2, ticks: 5)
        #expect(more.mean == -1)
    }

    @Test("everybody at the far end of the Earth, and of the largest plane, is no more than a sum can hold")
    func range() {
        var sum = CostSum(in: .nanometer)
        sum.add(20_003_932, ticks: 1_000_000_000_000_000)
        #expect(sum.total == Int128(Self.longest) * 1_000_000_000_000_000)
        #expect(sum.mean == 20_003_932)
        var plane = CostSum(in: .nanometer)
        plane.add(2_000_000_000 * 2.0.squareRoot(), ticks: 1_000_000_000_000_000)
        for _ in 0..<13 { plane += plane }
        #expect(plane.total > 0 && plane.ticks == 1_000_000_000_000_000 << 13)
        // Doubles of nanometres are 512 apart there.
        #expect(abs((plane.mean ?? .nan) - 2_000_000_000 * 2.0.squareRoot()) < 1e-6)
    }

    @Test("a mean is the exact quotient rounded: quotients of known value, and both neighbours held against it")
    func means() {
        var generator = SeededGenerator(seed: 6)
        var third = CostSum(in: .nanometer)
        third.add(1, ticks: 1)
        third.add(0, ticks: 2)
        #expect(third.mean == 1.0 / 3)
        #expect(CostSum(in: .nanometer).mean == nil)
        for _ in 0..<2000 {
            let steps = Int64.random(in: 1 << 30...Self.longest, using: &generator)
            let (ticks, rest) = (
                Int64.random(in: 1...1_000_000, using: &generator), Int64.random(in: 0...1_000_000, using: &generator)
            )
            var sum = CostSum(in: .nanometer)
            sum.add(Double(steps) / 1e9, ticks: ticks)
            sum.add(0, ticks: rest)
            guard let mean = sum.mean else { continue }
            // No double is nearer: twice the quotient lies between the sums of the mean and its neighbours, in units of 2⁻⁵⁰.
            func scaled(_ value: Double) -> Int128 { Int128(value * 0x1p50) * Int128(sum.ticks) * 1_000_000_000 }
            guard mean > 8, mean < 1e6 else { continue }
            let (own, twice) = (scaled(mean), sum.total << 51)
            #expect(scaled(mean.nextDown) + own <= twice && twice <= own + scaled(mean.nextUp))
        }
    }

    @Test("rounding is to the nearest step, halves up")
    func rounding() {
        let step = CostStep.nanometer
        for steps in [0, 1, 2, 999_999_999, 1_000_000_001, (1 << 51) - 1] as [Int64] {
            #expect(step.steps(Double(steps) / 1e9) == steps)
        }
        #expect(step.steps(0.49e-9) == 0 && step.steps(0.51e-9) == 1)
        #expect(step.steps(0x1p-10) == 976_563)  // 976,562.5 exactly
        #expect(abs(step.steps(20_003_931.458_623_4) - 20_003_931_458_623_400) <= 4)
    }

    @Test(
        "the step of a matrix is the finest that its largest cost allows",
        arguments: zip([0, 1.5, 12.5, 20.1, 9000, 9e9, 1e15, 9e18, 1.7e308], [15, 15, 14, 13, 11, 5, 0, -4, -293]))
    func steps(_ largest: Double, _ decimals: Int) {
        let step = CostStep(largest: largest)
        #expect(step.decimals == decimals)
        var sum = CostSum(in: step)
        sum.add(largest, ticks: 1_000_000_000_000_000)
        sum.add(0, ticks: 0)
        #expect(abs((sum.mean ?? .nan) - largest) <= largest * 4e-15)
    }

    @Test("decimal costs are taken as the decimals they are")
    func decimals() throws {
        let step = CostStep(largest: 180)
        #expect(step.decimals == 13)
        var generator = SeededGenerator(seed: 9)
        var (sum, exact, count) = (CostSum(in: step), Int128(0), Int64(0))
        for _ in 0..<10_000 {
            let (digits, ticks) = (
                Int64.random(in: 0...1_800_000, using: &generator), Int64.random(in: 0...100, using: &generator)
            )
            sum.add(Double(digits) / 10_000, ticks: ticks)
            exact += Int128(digits) * 1_000_000_000 * Int128(ticks)
            count += ticks
        }
        #expect(sum.total == exact && sum.ticks == count)
    }

    @Test("the same summary for any order of rows and any number of threads", arguments: 0..<6)
    func summaries(_ seed: Int) async throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let rows = (0..<100_000).map { _ in
            // Many are as far as others, and weigh differently.
            (
                cost: seed % 2 == 0
                    ? Double.random(in: 0..<5000, using: &generator) : Double(Int.random(in: 0..<40, using: &generator)) * 0.1,
                ticks: max(0, Int64.random(in: -2...1000, using: &generator))
            )
        }
        let step = seed % 2 == 0 ? CostStep.nanometer : CostStep(largest: 4)
        var found: Set<DistanceSummary> = []
        for threads in [1, 2, 7] {
            for shuffled in [rows, rows.shuffled(using: &generator)] {
                let summary = try await DistanceSummary.of(
                    costs: shuffled.map(\.cost), ticks: shuffled.map(\.ticks), step: step, crew: Crew(threads: threads))
                found.insert(try #require(summary))
            }
        }
        #expect(found.count == 1)
        // Each quantile is a distance that occurs, and the smallest that holds enough.
        let summary = try #require(found.first)
        let all = rows.reduce(0) { $0 + $1.ticks }
        for (quantile, share) in [(summary.median, 5), (summary.p90, 9)] as [(Double, Int64)] {
            let within = rows.reduce(0) { $0 + ($1.cost <= quantile ? $1.ticks : 0) }
            let below = rows.reduce(0) { $0 + ($1.cost < quantile ? $1.ticks : 0) }
            #expect(within * 10 >= all * share && below * 10 < all * share)
        }
    }
}
