/// What is left of a kernel after sites were settled, and what was fixed on the way to it.
///
/// It holds every plan better than the best one known, and that one.
struct ResidualProblem: Sendable {
    private(set) var kernel: CoverKernel
    /// Sites that may still be opened.
    private(set) var count: Int
    /// What an open site costs, in units.
    let fee: Int64
    /// Sites that are opened, as candidate numbers.
    private(set) var fixedSites: [Int] = []
    /// What they cover less their fees, in units.
    private(set) var fixedValue: Int64 = 0
    /// Prices of the rows to go on from, in units.
    private(set) var prices: [Double]?
    /// Whether nothing was settled yet.
    private(set) var isWhole = true

    init(kernel: CoverKernel, count: Int, fee: Int64 = 0, prices: [Double]?) {
        self.kernel = kernel
        self.count = count
        self.fee = fee
        self.prices = prices
    }

    /// Whether every site that is left can and should be opened.
    var isFree: Bool { count >= kernel.siteCount && fee == 0 }

    /// Returns what is left of one part of the kernel; nothing fixed so far belongs to it.
    func part(_ part: KernelPart) -> ResidualProblem {
        ResidualProblem(
            kernel: part.kernel, count: count, fee: fee, prices: prices.map { prices in part.rows.map { prices[Int($0)] } })
    }

    /// Returns the plan of the whole kernel that opens these sites of what is left, as candidate numbers.
    func sites(of open: [Int]) -> [Int] { fixedSites + open.map { kernel.sites[$0] } }

    /// Drops and opens the sites that prices settle, the plan's choices excepted, and sites that others dominate; returns whether
    /// that made the problem clearly smaller.
    mutating func fix(_ lagrangian: LagrangianBound, keeping plan: [Int]) -> Bool {
        isWhole = false
        var isChosen = [Bool](repeating: false, count: kernel.siteCount)
        for site in kernel.numbers(of: plan) { isChosen[site] = true }
        var keeps = [Bool](repeating: true, count: kernel.siteCount)
        var opened: [Int] = []
        for site in 0..<kernel.siteCount {
            if lagrangian.isOpened[site], isChosen[site] {
                opened.append(site)
                keeps[site] = false
            } else if lagrangian.isClosed[site], !isChosen[site] {
                keeps[site] = false
            }
        }
        let isCovered = kernel.covered(by: opened)
        for row in isCovered.indices where isCovered[row] { fixedValue += kernel.weights[row] }
        fixedSites += opened.map { kernel.sites[$0] }
        fixedValue -= fee * Int64(opened.count)
        count -= opened.count
        let before = (sites: kernel.siteCount, rows: kernel.rowCount)
        var prices = lagrangian.unitPrices
        restrict(to: keeps, without: isCovered, &prices)
        let isDominated = kernel.dominatedSites()
        let chosen = Set(plan)
        restrict(to: isDominated.indices.map { !isDominated[$0] || chosen.contains(kernel.sites[$0]) }, without: nil, &prices)
        self.prices = prices
        return kernel.siteCount * 10 <= before.sites * 9 || kernel.rowCount * 10 <= before.rows * 9
    }

    /// Opens a site, by its candidate number.
    mutating func open(_ candidate: Int) {
        guard let site = kernel.sites.firstIndex(of: candidate) else { return }
        isWhole = false
        let isCovered = kernel.covered(by: [site])
        for row in isCovered.indices where isCovered[row] { fixedValue += kernel.weights[row] }
        fixedValue -= fee
        fixedSites.append(candidate)
        count -= 1
        restrict(to: (0..<kernel.siteCount).map { $0 != site }, without: isCovered)
    }

    /// Closes a site, by its candidate number.
    mutating func close(_ candidate: Int) {
        isWhole = false
        restrict(to: kernel.sites.map { $0 != candidate }, without: nil)
    }

    private mutating func restrict(to keeps: [Bool], without drops: [Bool]?) {
        var prices = prices ?? kernel.weights.map { Double($0) / 2 }
        restrict(to: keeps, without: drops, &prices)
        self.prices = prices
    }

    private mutating func restrict(to keeps: [Bool], without drops: [Bool]?, _ prices: inout [Double]) {
        let (smaller, rows) = kernel.restriction(to: keeps, without: drops)
        var kept = [Double](repeating: 0, count: smaller.rowCount)
        for (row, number) in rows.enumerated() where number >= 0 { kept[Int(number)] += prices[row] }
        kernel = smaller
        prices = kept
    }
}
