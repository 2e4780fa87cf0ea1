import GeoPrimitives
import Glibc
import TestSupport
import Testing

@testable import GeoFormats

@Suite("CSV tables")
struct CSVTableTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open(_ text: String, threads: Int = 2) throws -> any TableSource {
        try TableFile.open(try folder.write("t.csv", text), threads: threads)
    }

    private func error(_ text: String) throws -> FormatError? {
        let file = try folder.write("t.csv", text)
        return failure { () throws(FormatError) in
            let table = try TableFile.open(file, threads: 2)
            return try table.read(table.columnNames.indices.map { ColumnRequest(column: $0, kind: .text) })
        }
    }

    @Test("reads numbers, texts and empty cells")
    func basics() throws {
        let table = try open("\u{FEFF} id ,lon,lat,name\r\n1,106.25,38.5,Yinchuan\r\n2,,-0.5,\"a, \"\"b\"\"\"\r\n")
        #expect(table.columnNames == ["id", "lon", "lat", "name"])
        let read = try table.read([("name", .text), ("lon", .number), ("lat", .angle), ("id", .code)])
        #expect(read.rowCount == 2)
        #expect(try read.columns[0].strings == ["Yinchuan", "a, \"b\""])
        #expect(try read.columns[1].doubles[0] == 106.25)
        #expect(try read.columns[1].doubles[1].isNaN)
        #expect(try read.columns[2].doubles == [38.5, -0.5])
        #expect(try read.columns[3].strings == ["1", "2"])
        #expect(read.failureCount == 0 && read.rowNoun == "row")
    }

    @Test("codes taken at once equal codes taken with every rule applied")
    func plainCodes() throws {
        let seed: UInt64 = 13
        var random = SeededGenerator(seed: seed)
        let signs = ["1", "9", "e", "E", ".", "-", "+"]
        let pieces = signs + ["a", "_", ":", " ", "１", "é", "\u{3000}", "~", "/"]
        let codes = (0..<5000).map { number in
            // Every other code is made of what numbers are made of.
            (0..<Int.random(in: 1...6, using: &random)).map { _ in
                (number % 2 == 0 ? signs : pieces).randomElement(using: &random) ?? ""
            }.joined()
        }
        let text = "id,n\r\n" + codes.map { "\($0),1" }.joined(separator: "\r\n")
        let table = try open(text)
        let once = try table.read([("id", .code)])
        // A column asked for twice goes the general way.
        let twice = try open(text).read([("id", .code), ("id", .text)])
        #expect(try once.columns[0].strings == twice.columns[0].strings, "seed \(seed)")
        #expect(once.failureCount == twice.failureCount && once.failures == twice.failures && once.failureCount > 10)
        #expect(try open("n,id\n1,7-a").read([("id", .code)]).columns[0].strings == ["7-a"])
    }

    @Test("reads the same column twice in two ways")
    func twice() throws {
        let read = try open("a,b\n1,x\n2.50,y\n").read([("a", .number), ("a", .text)])
        #expect(try read.columns[0].doubles == [1, 2.5])
        #expect(try read.columns[1].strings == ["1", "2.50"])
    }

    @Test("csv-spectrum gives its expected rows", .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func spectrum() throws {
        let names = SharedData.names(in: "malformed/csv/csvs")
        #expect(names.count == 11)
        for name in names {
            let stem = name.dropLast(4)
            let expected = try SpectrumRows.load(SharedData.path("malformed/csv/json/\(stem).json"))
            let table = try TableFile.open(SharedData.path("malformed/csv/csvs/\(name)"), threads: 1)
            let rows = try table.allTexts().map { Dictionary(uniqueKeysWithValues: zip(table.columnNames, $0)) }
            #expect(rows == expected, "\(name)")
        }
    }

    @Test("bad cells are collected with row, column, text and remedy; a hundred are kept")
    func failures() throws {
        let rows = (0..<250).map { "\($0),x\($0)" }.joined(separator: "\n")
        let read = try open("id,weight\n\(rows)").read([("weight", .number)])
        #expect(read.rowCount == 250 && read.failureCount == 250 && read.failures.count == 100)
        #expect(read.failures[7] == CellFailure(row: 7, column: "weight", text: "x7", problem: .number))
        #expect(read.location(ofRow: 7) == 9)
    }

    @Test("rows know their line past blank lines and line breaks in quotes")
    func lines() throws {
        let read = try open("id,note\n\n1,a\n2,\"b\nb\nb\"\n\n  \n3,c\n4,d").read([("id", .number)])
        #expect((0..<4).map { read.location(ofRow: $0) } == [3, 4, 9, 10])
    }

    @Test("refuses what is no table, with its line")
    func refusals() throws {
        let file = "\(folder.path)/t.csv"
        let cases: [(String, FormatError)] = [
            ("a,b\n1,2\n3\n", .raggedRow(file: file, line: 3, expected: 2, found: 1)),
            ("a,b\n1,2,3,4\n", .raggedRow(file: file, line: 2, expected: 2, found: 4)),
            ("a,b\n1,\"2\n3,4\n", .unterminatedQuote(file: file, line: 2)),
            ("a,b\n1,2\n\"x\"y,4\n", .misplacedQuote(file: file, line: 3)),
            ("a,b\n1,5\" pipe\n", .misplacedQuote(file: file, line: 2)),
            ("编号，名称\n1，甲\n", .wrongDelimiter(file: file, found: "full-width commas")),
            ("a,b\n", .headerOnly(file: file)),
            ("a,b", .headerOnly(file: file)),
            ("a,b\n\n  \n", .headerOnly(file: file)),
            ("", .emptyFile(file: file)),
            (" \n\t\r\n", .emptyFile(file: file)),
            ("a,b,a,,\n1,2,3,4,5\n", .duplicateHeader(file: file, names: ["a"])),
            ("\"a\n1,2\n", .unterminatedQuote(file: file, line: 1)),
            ("a,b\r1,2\r", .carriageReturnLines(file: file)),
        ]
        for (text, expected) in cases { #expect(try error(text) == expected, "\(text.debugDescription)") }
    }

    @Test("refuses directories and missing files")
    func otherFiles() throws {
        let path = folder.path
        #expect(failure { () throws(FormatError) in try TableFile.open(path, threads: 1) } == .isDirectory(file: path))
        let missing = failure { () throws(FormatError) in try TableFile.open("\(path)/none.csv", threads: 1) }
        #expect(missing == .missingFile(file: "\(path)/none.csv") && missing?.kind == .noInput)
    }

    @Test("a line of 200 MB is refused")
    func longLine() throws {
        let file = "\(folder.path)/long.csv"
        for start in ["", "a,b\n1,"] {
            let stream = try #require(fopen(file, "w"))
            fputs(start, stream)
            let block = [UInt8](repeating: UInt8(ascii: "7"), count: 1 << 20)
            for _ in 0..<200 { fwrite(block, 1, block.count, stream) }
            fclose(stream)
            let found = failure { () throws(FormatError) in
                try TableFile.open(file, threads: 2).read([
                    ColumnRequest(column: 0, kind: .number), ColumnRequest(column: 1, kind: .number),
                ])
            }
            #expect(found == .lineTooLong(file: file, line: start.isEmpty ? 1 : 2))
        }
    }

    @Test("the number of threads changes nothing, whatever the quotes do", arguments: [1, 2, 3, 8])
    func threads(_ threads: Int) throws {
        var random = SeededGenerator(seed: 7)
        var text = "id,note,x\n"
        var notes: [String] = []
        var lines: [Int] = []
        var line = 2
        // Line breaks inside quotes everywhere, so that many guesses are wrong.
        for row in 0..<60_000 {
            let breaks = Int.random(in: 0...40, using: &random)
            let note = String(repeating: "a,\n", count: breaks) + (row % 3 == 0 ? "\"" : "")
            notes.append(note)
            lines.append(line)
            line += 1 + breaks
            text += CSVWriter.row(["\(row)", note, row % 1000 == 0 ? "bad" : "\(row).25"]) + "\n"
        }
        let read = try open(text, threads: threads).read([("note", .text), ("x", .number), ("id", .number)])
        #expect(read.rowCount == 60_000)
        #expect(try read.columns[0].strings == notes)
        #expect(read.failureCount == 60 && read.failures.map(\.row) == (0..<60).map { $0 * 1000 })
        #expect((0..<60_000).allSatisfy { read.location(ofRow: $0) == lines[$0] })
        #expect(try read.columns[2].doubles == (0..<60_000).map(Double.init))
    }

    @Test("the first problem of the file is reported, for any number of threads", arguments: [1, 2, 8])
    func firstProblem(_ threads: Int) throws {
        var text = "id,x\n"
        for row in 0..<400_000 { text += row == 250_000 || row == 390_000 ? "\(row)\n" : "\(row),\(row)\n" }
        let file = try folder.write("t.csv", text)
        let found = failure { () throws(FormatError) in try TableFile.open(file, threads: threads).read([]) }
        #expect(found == .raggedRow(file: file, line: 250_002, expected: 2, found: 1))
    }

    @Test("numbers of a column are those of strtod, quoted or not")
    func numbersAgree() throws {
        var random = SeededGenerator(seed: 5)
        var text = "a,b\r\n"
        var expected: [Double] = []
        for row in 0..<50_000 {
            let number = Double.random(in: -180...180, using: &random)
            let decimals = Int.random(in: 0...20, using: &random)
            let shown = String("\(number)".prefix(decimals + 5))
            expected.append(strtod(shown, nil))
            text += row % 5 == 0 ? "\"\(shown)\",\(shown)\r\n" : "\(shown),\(shown)\r\n"
        }
        let read = try open(text).read([("a", .number), ("b", .number)])
        #expect(read.failureCount == 0)
        #expect(try read.columns[0].doubles == expected && read.columns[1].doubles == expected)
    }

    @Test("random bytes never crash the reader")
    func fuzz() throws {
        var random = SeededGenerator(seed: 99)
        let alphabet = Array("a1,\"\"\n\r\n;.-eE+ \u{FF11}°".utf8) + [0xC3, 0xFF, 0x00]
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 1...120, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            let file = try folder.write("t.csv", bytes)
            _ = failure { () throws(FormatError) in
                let table = try TableFile.open(file, threads: 1)
                let kinds: [ColumnKind] = [.number, .text, .angle, .code, .length(bareUnit: 1), .wktPoint]
                let requests = table.columnNames.indices.flatMap { column in kinds.map { ColumnRequest(column: column, kind: $0) }
                }
                return try table.read(requests)
            }
        }
    }
}
