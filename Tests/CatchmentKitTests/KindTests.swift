@testable import CatchmentKit
import Foundation
import PlanningTerms
import Publication
import ServiceModel
import Testing

@Suite("Kinds in documents")
struct KindTests {
    private struct Document: Codable {
        @Kind var status: SitingStatus?
        @Kind var cause: ShortfallCause?
    }

    private func read(_ text: String) throws -> Document { try JSONDocument.decode(Document.self, from: Data(text.utf8)) }

    @Test("a kind is written as its word and read back; none leaves its key out")
    func known() throws {
        let text = String(decoding: try JSONDocument.encode(Document(status: .infeasibleTarget, cause: nil)), as: UTF8.self)
        #expect(text == "{\n  \"status\" : \"infeasible_target\"\n}\n")
        let back = try read(text)
        #expect(back.status == .infeasibleTarget && back.cause == nil)
    }

    @Test("a word that is none reads as nothing and stays as it is")
    func unknown() throws {
        let document = try read("{\"status\": \"good\", \"cause\": \"over_capacity\"}")
        #expect(document.status == nil && document.$status == "good" && document.cause == .overCapacity)
        #expect(String(decoding: try JSONDocument.encode(document), as: UTF8.self).contains("\"status\" : \"good\""))
    }

    @Test("what closes a merge keeps its published key")
    func merge() throws {
        let merge = RedundancyDocument.Merge(
            close: "a", keep: "b", distanceM: 1, lostPoints: 2, lostWeight: 3, nearestWeight: 4, extraDistanceM: nil)
        let data = try JSONDocument.encode(merge)
        #expect(String(decoding: data, as: UTF8.self).contains("\"served_weight\" : 4"))
        #expect(try JSONDocument.decode(RedundancyDocument.Merge.self, from: data).nearestWeight == 4)
    }

    @Test("of two layers of one role the first stands")
    func roles() {
        let layers = ["a.csv", "b.csv"].map { LayerSummary(role: .facilities, file: $0, columns: [:], rows: RowAccounting()) }
        let inputs = InputDocument.byRole(layers, scale: WeightScale(total: 1))
        #expect(inputs.count == 1 && inputs["facilities"]?.file == "a.csv")
    }
}
