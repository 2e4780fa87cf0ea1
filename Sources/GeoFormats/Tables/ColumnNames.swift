extension [String] {
    /// The column names that stand more than once, in order; columns without a name may be many.
    var columnsNamedTwice: [String] {
        var seen: Set<String> = []
        var doubled: [String] = []
        for name in self where !name.isEmpty && !seen.insert(name).inserted && !doubled.contains(name) { doubled.append(name) }
        return doubled
    }
}
