import Foundation
import TestSupport
import Testing

@Suite("Row accounting (I7, I8)")
struct RowAccountingTests {
    @Test("rows and weight add up exactly, and stand in the JSON with their reasons")
    func addsUp() async throws {
        let folder = try Scratch([
            "d.csv":
                "id,lon,lat,population\na,-51.2,-30.0,10.5\nb,,-30.01,20.25\nc,-51.3,,0.1\nd,-51.2,-30,\ne,,,\nf,-51.2,-30.0001,0.2\n",
            "f.csv": "id,lon,lat,radius_m\nf1,-51.2,-30.0,800\nf2,,,800\n",
        ])
        let json = try await run(BadInput.cover + ["--json"], in: folder).json()
        let demand = json["inputs"]["demand"]
        #expect(demand["rows_read"].number == 6)
        #expect(demand["rows_kept"].number == 2)
        #expect(demand["rows_kept"].number == json["coverage"]["overall"]["points"].number)
        let dropped = demand["dropped"].list
        #expect(dropped.map { $0["reason"].text } == ["no coordinates", "no weight"])
        #expect(dropped.map { $0["rows"].number } == [3, 1])
        #expect(dropped[0]["first_rows"] == .list([.number(3), .number(4), .number(6)]))
        #expect(dropped[1]["first_rows"] == .list([.number(5)]))
        #expect(abs(demand.sum("weight_read") - 31.05) < 1e-6)
        #expect(abs(demand.sum("weight_kept") - 10.7) < 1e-6)
        #expect(demand.sum("weight_read") == demand.sum("weight_kept") + demand.sum("weight_dropped"))
        #expect(demand.sum("weight_dropped") == dropped.reduce(0) { $0 + $1.sum("weight") })
        #expect(demand["weight_kept"] == json["coverage"]["overall"]["weight"])
        #expect(json["inputs"]["facilities"]["rows_kept"].number == 1)
        #expect(json["inputs"]["facilities"]["dropped"][0]["reason"].text == "no coordinates")
    }

    @Test("whole weights stay whole to the last unit")
    func whole() async throws {
        let rows = (0..<300).map { "p\($0),\($0 % 5 == 0 ? "" : "-51.2"),-30,\(1_000_000_007 + $0)" }
        let folder = try Scratch([
            "d.csv": "id,lon,lat,population\n" + rows.joined(separator: "\n"), "f.csv": BadInput.facilities,
        ])
        let demand = try await run(BadInput.cover + ["--json"], in: folder).json()["inputs"]["demand"]
        let total = (0..<300).reduce(0) { $0 + 1_000_000_007 + $1 }
        let kept = (0..<300).filter { $0 % 5 != 0 }.reduce(0) { $0 + 1_000_000_007 + $1 }
        #expect(demand["weight_read"].number == Double(total))
        #expect(demand["weight_kept"].number == Double(kept))
        #expect(demand["weight_dropped"].number == Double(total - kept))
    }

    @Test("points outside every unit are reported, never lost")
    func outside() async throws {
        let folder = try Scratch([
            "d.csv": "id,lon,lat,population\na,-51.2,-30.0,10\nb,-51.21,-30.01,20\nfar,-40,-20,700\n",
            "f.csv": BadInput.facilities,
            "u.geojson": BadInput.square,
        ])
        let json = try await run(
            BadInput.cover + ["--units", "u.geojson", "--crs", "wgs84", "--json", "--out", "plan"], in: folder
        ).json()
        let outside = json["coverage"]["outside"][0]["totals"]
        #expect(outside["points"].number == 1)
        #expect(outside["weight"].number == 700)
        #expect(json["coverage"]["by_unit"][0]["weight"].number == 30)
        #expect(json["coverage"]["overall"]["weight"].number == 730)
        #expect(json["blanks"]["outside"]["weight"].number == 700)
        let table = try folder.text("plan/units.csv").split(whereSeparator: \.isNewline).map(String.init)
        #expect(table.count == 4)
        #expect(table[2].hasPrefix("outside,") && table[2].contains(",700,"))
        #expect(table[3].hasPrefix("total,") && table[3].contains(",730,"))
    }
}
