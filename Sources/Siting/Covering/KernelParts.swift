/// A part of a kernel that shares no row with the rest.
struct KernelPart: Sendable {
    let kernel: CoverKernel
    /// The numbers its rows have in the whole kernel.
    let rows: [Int32]
}

extension CoverKernel {
    /// Returns the connected parts, in the order of their first sites; rows and sites keep their order.
    ///
    /// O(pairs).
    func parts() -> [KernelPart] {
        let (component, count) = components()
        if count == 1 { return [KernelPart(kernel: self, rows: (0..<Int32(rowCount)).map { $0 })] }
        var sites = [[Int]](repeating: [], count: count)
        var number = [Int32](repeating: 0, count: siteCount)
        for site in 0..<siteCount {
            number[site] = Int32(sites[component[site]].count)
            sites[component[site]].append(self.sites[site])
        }
        var rowNumbers = [[Int32]](repeating: [], count: count)
        var sets = [SparseSets](repeating: SparseSets(), count: count)
        var members: [Int32] = []
        for row in 0..<rowCount {
            guard let first = rows[row].first else { continue }
            let part = component[Int(first)]
            members.removeAll(keepingCapacity: true)
            for site in rows[row] { members.append(number[Int(site)]) }
            sets[part].append(members)
            rowNumbers[part].append(Int32(row))
        }
        return (0..<count).map { part in
            KernelPart(
                kernel: CoverKernel(
                    weights: rowNumbers[part].map { weights[Int($0)] }, rows: sets[part], sites: sites[part]),
                rows: rowNumbers[part])
        }
    }
}
