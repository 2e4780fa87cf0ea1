import Foundation
import Testing

@testable import GeoFormats

@Suite("CSV against Python's csv module")
struct PythonCSVTests {
    /// Writes 200 tables of random texts with Python's csv (seed 7): both line ends, minimal and full quoting, with and without a last line
    /// end, and beside each the rows that Python's reader finds in it.
    private static let script = """
        import csv, io, json, random, sys
        random.seed(7)
        alphabet = ['a', 'Z', '0', ' ', ',', '"', '\\n', '\\r\\n', ';', '\\t', '中', 'é', '😀', "'", '1.5', '']
        for number in range(200):
            columns = random.randint(1, 5)
            rows = [[''.join(random.choices(alphabet, k=random.randint(0, 8))) for _ in range(columns)] for _ in range(random.randint(1, 40))]
            # A row of nothing but blanks and separators is a blank line, which this project skips.
            rows = [row for row in rows if any(cell.strip(' \\t') != '' for cell in row)] or [['x'] * columns]
            out = io.StringIO()
            writer = csv.writer(out, lineterminator=random.choice(['\\n', '\\r\\n']), quoting=random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
            writer.writerow([f'c{i}' for i in range(columns)])
            writer.writerows(rows)
            text = out.getvalue()
            if random.random() < 0.3:
                text = text.rstrip('\\r\\n') if not text.rstrip('\\r\\n') == '' and rows[-1][-1].strip('\\r\\n') == rows[-1][-1] else text
            with open(f'{sys.argv[1]}/{number}.csv', 'w', encoding='utf-8', newline='') as file:
                file.write(text)
            expected = list(csv.reader(io.StringIO(text, newline='')))[1:]
            with open(f'{sys.argv[1]}/{number}.json', 'w', encoding='utf-8') as file:
                json.dump(expected, file)
        """

    @Test("200 random tables have the rows that Python's reader finds")
    func differential() throws {
        let folder = try TemporaryFolder()
        let script = "\(folder.path)/make.py"
        try Self.script.write(toFile: script, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", script, folder.path]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "python3 is needed; scripts/setup installs it")
        for number in 0..<200 {
            let expected = try JSONDecoder().decode(
                [[String]].self, from: Data(contentsOf: URL(filePath: "\(folder.path)/\(number).json")))
            for threads in [1, 2] {
                let source = try TableFile.open("\(folder.path)/\(number).csv", threads: threads)
                let rows = try source.allTexts()
                #expect(rows == expected, "table \(number), seed 7")
            }
        }
    }
}
