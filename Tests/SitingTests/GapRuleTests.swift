import Testing

@testable import Siting

@Suite("GapRule")
struct GapRuleTests {
    @Test("allows the largest difference whose share of the bound is within the gap", arguments: [0.001, 0.1, 0.25, 0.5])
    func above(share: Double) {
        let rule = GapRule(share: share)
        for value in stride(from: 0, through: 5000, by: 7) {
            let allowed = rule.allowance(above: Double(value))
            let bound = Double(value) + Double(allowed)
            #expect(bound - Double(value) <= share * bound * (1 + 1e-12))
            #expect(bound + 1 - Double(value) > share * (bound + 1) * (1 - 1e-12))
            #expect(rule.isReached(most: Double(value), bound: Double(value)))
            #expect(!rule.isReached(most: Double(value), bound: bound + 1))
        }
    }

    @Test("asks for proof at 0, and for nothing at 1 and more")
    func ends() {
        #expect(GapRule(share: 0).allowance(above: 1e9) == 0 && GapRule(share: 0).allowance(below: 1_000_000) == 0)
        #expect(!GapRule(share: 0).isReached(least: 2, bound: 1) && GapRule(share: 0).isReached(least: 2, bound: 2))
        for share in [1, 2, 1e300] {
            #expect(GapRule(share: share).allowance(above: 5) > 1 << 60)
            #expect(GapRule(share: share).allowance(below: 5) == 5)
        }
    }
}

@Suite("NodeLedger")
struct NodeLedgerTests {
    @Test("counts down to 0, and says when a node was wanting")
    func counts() {
        let ledger = NodeLedger(10)
        ledger.take(4)
        #expect(ledger.left == 6 && ledger.hasNode() && !ledger.wasWanting)
        ledger.take(9)
        #expect(ledger.left == 0 && ledger.used == 13 && !ledger.wasWanting)
        #expect(!ledger.hasNode() && ledger.wasWanting)
    }

    @Test("gives every piece a node as long as there is one, and takes what pieces used and wanted")
    func shares() {
        let ledger = NodeLedger(10)
        #expect(ledger.share(among: 3).limit == 3 && ledger.share(among: 20).limit == 1)
        let piece = ledger.share(among: 1)
        piece.take(10)
        #expect(!piece.hasNode())
        ledger.take(piece)
        #expect(ledger.left == 0 && ledger.wasWanting && ledger.share(among: 2).limit == 0)
    }

    @Test("without a limit nothing is wanting")
    func unlimited() {
        let ledger = NodeLedger(nil)
        ledger.take(1_000_000)
        ledger.noteWanting()
        #expect(ledger.left == nil && ledger.hasNode() && !ledger.wasWanting && ledger.share(among: 5).limit == nil)
    }
}
