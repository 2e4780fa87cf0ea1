import GeoPrimitives
import Scenarios
import Testing

@Suite("Ids that two lists share")
struct SharedIdsTests {
    @Test("ids that stand elsewhere in the other list are counted, and doubted where they are more than half")
    func moved() {
        let (before, after) = (["1", "2", "3", "4"], ["2", "3", "1", "9"])
        let places = ["a", "b", "c", "d"]
        let ids = SharedIds(4, { before[$0] }, { places[$0] }, TextColumn(after), { places[$0] })
        #expect(ids.shared == 3 && ids.moved == 3 && ids.areDoubtful)
        let same = SharedIds(4, { before[$0] }, { places[$0] }, TextColumn(before), { places[$0] })
        #expect(same.shared == 4 && same.moved == 0 && !same.areDoubtful)
        let half = SharedIds(2, { before[$0] }, { places[$0] }, TextColumn(["1", "2"]), { ["a", "z"][$0] })
        #expect(half.moved == 1 && !half.areDoubtful)
    }
}
