/// Finds the word that somebody probably meant.
package enum Spelling {
    /// Returns the known word nearest to one, if it is near: at most a third of its letters differ (Levenshtein 1966).
    package static func nearest(to word: String, among known: [String]) -> String? {
        let best = known.map { (distance(word.lowercased(), $0.lowercased()), $0) }.min { $0 < $1 }
        return best.flatMap { $0.0 <= max(1, max(word.count, $0.1.count) / 3) ? $0.1 : nil }
    }

    private static func distance(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first), Array(second))
        var row = Array(0...second.count)
        for (i, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in second.enumerated() {
                let change = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[second.count]
    }
}
