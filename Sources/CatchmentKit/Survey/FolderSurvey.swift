import FoundationEssentials
import GeoFormats
import InputLoading
import PlanningTerms
import ServiceModel

/// What the files of a folder are, told by their columns: names of files only break ties.
struct FolderSurvey {
    /// A file that was recognised.
    struct Found {
        /// Its name in the folder.
        var name: String
        /// What it is taken for.
        var role: LayerRole
        /// Which column stands for what.
        var columns: [(role: ColumnRole, name: String)] = []
        /// Columns of numbers that stand for nothing.
        var unused: [String] = []
        /// The values of its level column with the number of rows of each, fewest rows first.
        var levels: [(name: String, rows: Int)] = []
        /// What most of the names in it end with, where that is the word for a service: 党群服务中心.
        var service: String?
        /// Whether the file says in which coordinate reference system it is.
        var declaresCRS = false
        /// Whether it has a column of radii.
        var hasRadius = false
        /// The rows of which the column of radii is empty.
        var withoutRadius = 0
        /// The radius that most of the likeliest level give, as it is written, and the name of its column.
        var usualRadius: (text: String, column: String)?
        /// What it could be, where neither its columns nor its name say; nothing where it is taken for its role.
        var couldBe: [LayerRole] = []
        /// The names of its columns, for the planner to tell by.
        var allColumns: [String] = []
        /// How sure the role is; the surest of a role is used.
        var score = 0
        /// Rows, so that of two equally sure the larger is used.
        var rows = 0

        /// The level that most rows have.
        var likeliestLevel: String? { levels.max { ($0.rows, $1.name) < ($1.rows, $0.name) }?.name }
    }

    /// The file of each role.
    private(set) var layers: [Found] = []
    /// Files that would do for a role that another has.
    private(set) var others: [Found] = []
    /// Files of which nothing says what they are: the planner is asked.
    private(set) var unsure: [Found] = []
    /// Files that were looked at and are nothing of a plan, with the reason.
    private(set) var skipped: [(name: String, reason: CatchmentError)] = []

    private static let tables: Set<String> = [
        "csv", "tsv", "txt", "xlsx", "xlsm", "ods", "geojson", "json", "gpkg", "fgb", "shp", "zip", "kml", "kmz", "tab", "mif",
        "tif", "tiff",
    ]
    /// What a list of places may hold.
    private static let pointRoles: [ColumnRole] = [
        .id, .lon, .lat, .wkt, .lonlat, .latlon, .weight, .status, .level, .radius, .capacity, .floorArea, .functions, .owner,
        .available, .unit, .upperUnit, .name,
    ]

    /// Looks at every file of a folder, in the order of names.
    ///
    /// - Throws: `CatchmentError/noInput(_:)` when there is no such folder or nothing in it is demand.
    init(folder: String) throws {
        var isDirectory = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory,
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        else { throw CatchmentError.noInput(folder, .survey(.noFolder)) }
        var all: [Found] = []
        for name in names.sorted() where !name.hasPrefix(".") {
            guard let end = name.lastIndex(of: "."), Self.tables.contains(name[end...].dropFirst().lowercased()) else { continue }
            do {
                all.append(try Self.look(at: folder + "/" + name, name: name))
            } catch let error as CatchmentError {
                skipped.append((name, error))
            }
        }
        // Polygons that have names alone are units where nothing else is, unless the file is called otherwise.
        if !all.contains(where: { $0.role == .units }),
            let named = all.firstIndex(where: { found in
                found.role == .exclusions && found.columns.contains { $0.role == .name }
                    && !Self.says(found.name, Self.exclusionWords)
            })
        {
            all[named].role = .units
            all[named].couldBe = []
        }
        unsure = all.filter { !$0.couldBe.isEmpty }
        all.removeAll { !$0.couldBe.isEmpty }
        for role in LayerRole.allCases {
            let fitting = all.filter { $0.role == role }.sorted { ($1.score, $1.rows, $0.name) < ($0.score, $0.rows, $1.name) }
            layers += fitting.prefix(1)
            others += fitting.dropFirst()
        }
        guard layers.contains(where: { $0.role == .demand }) else {
            throw CatchmentError.noInput(
                folder,
                .survey(
                    .noDemand(
                        spellings: Array(ColumnRole.weight.spellings.prefix(4)), file: skipped.first?.name,
                        skipped.first?.reason)))
        }
    }

    /// The file of a role.
    subscript(role: LayerRole) -> Found? { layers.first { $0.role == role } }

    private static func look(at path: String, name: String) throws -> Found {
        if TableFile.isRaster(path) {
            return Found(name: name, role: .demand, declaresCRS: true, score: says(name, Self.populationWords) ? 2 : 1)
        }
        let ask = TableAsk(LayerOptions(path: path), .facilities, pointRoles, threads: 1)
        let source = try mapping { try TableFile.open(path, ask) }
        let isArea = source.geometryKind == .area
        let roles: [ColumnRole] =
            isArea
            ? [.code, .name, .level, .parent, .households, .type]
            : pointRoles
        let assignment = try ColumnAssignment(source, roles: roles, given: [:], layer: isArea ? .units : .facilities)
        let has = Set(assignment.columns.keys)
        let isPlaced = source.geometryKind == .point || source.geometryKind == .mixed || has.isSuperset(of: [.lon, .lat])
        guard isArea || isPlaced || !has.isDisjoint(with: [.wkt, .lonlat, .latlon]) else {
            throw CatchmentError.badData(name, .survey(.nothingUsable))
        }
        var found = Found(name: name, role: .exclusions)
        found.declaresCRS = source.declaredCRS != nil
        found.hasRadius = has.contains(.radius)
        found.columns = roles.compactMap { role in assignment.name(role, in: source).map { (role, $0) } }
        let numeric = NumericColumns(source.sample())
        found.unused = source.columnNames.enumerated().filter { column in
            !assignment.columns.values.contains(column.offset) && numeric.contains(column.offset)
                && NumericColumns.couldCount(column.element)
        }.map(\.element)
        let words = try texts([.level, .status, .name], assignment, source)
        found.rows = words.rows
        found.levels = Dictionary(grouping: words.texts[.level] ?? [], by: { $0 }).map { ($0.key, $0.value.count) }
            .sorted { ($0.rows, $0.name) < ($1.rows, $1.name) }
        if found.hasRadius { try found.take(radii: assignment, source) }
        found.service = serviceWords.first { word in
            let names = words.texts[.name] ?? []
            return !names.isEmpty && names.count { $0.hasSuffix(word) } * 2 > names.count
        }
        found.allColumns = source.columnNames.filter { !$0.isEmpty }
        (found.role, found.score) = isArea ? area(has) : points(has, words.texts[.status] ?? [], name)
        if isArea, found.role == .exclusions, !says(name, exclusionWords) { found.couldBe = [.units, .exclusions] }
        guard !isArea, found.role == .facilities else { return found }
        // Buildings have floor areas and owners too: only what centers alone have, or what they are called, tells that these are some.
        let isNamed = found.service != nil || says(name, centerWords)
        if isNamed { found.score += Self.named }
        if !isNamed, has.isDisjoint(with: [.status, .level, .radius, .capacity, .functions]) {
            found.couldBe = [.facilities, .candidates]
        }
        return found
    }

    /// What it counts that a list is called one of centers, or its rows are: more than columns of areas and owners.
    private static let named = 3
    /// Words in the names of population rasters.
    private static let populationWords = ["pop", "count", "people", "ppp", "人口"]
    /// Words in the names of lists of centers.
    private static let centerWords = [
        "facilit", "center", "centre", "station", "service", "existing", "设施", "中心", "阵地", "站点", "台账", "服务站", "现有",
    ]
    /// Words for services that names of centers end with, the longest first.
    private static let serviceWords = [
        "党群服务中心", "便民服务中心", "社区服务中心", "卫生服务中心", "养老服务中心", "文化服务中心", "社区服务站", "卫生服务站", "便民服务站", "养老服务站",
        "党群服务站", "新时代文明实践站", "日间照料中心", "消防救援站", "卫生院", "卫生室", "图书馆", "消防站", "派出所", "幼儿园",
    ]
    /// Words in the names of lists of places where a center may be opened.
    private static let candidateWords = ["candidate", "site", "候选", "备选", "拟选", "选址", "拟建", "地块", "用地"]
    /// Words in the names of layers where nothing may be built.
    private static let exclusionWords = ["exclu", "forbid", "protect", "reserve", "water", "flood", "park", "禁", "限", "保护", "水"]

    /// Whether the name of a file holds one of some words.
    private static func says(_ name: String, _ words: [String]) -> Bool {
        words.contains { name.lowercased().contains($0) }
    }

    /// Polygons with a code, a level or a parent are units; others are where nothing may be built.
    private static func area(_ has: Set<ColumnRole>) -> (LayerRole, Int) {
        let marks = has.intersection([.code, .level, .parent, .households, .type]).count
        return marks > (has.contains(.type) ? 1 : 0) ? (.units, marks) : (.exclusions, 0)
    }

    /// Points with people are demand; those with what centers have are facilities, or candidates where a column of their status or use says so.
    private static func points(_ has: Set<ColumnRole>, _ status: [String], _ name: String) -> (LayerRole, Int) {
        let marks = has.intersection([.status, .level, .capacity, .floorArea, .functions, .owner, .radius]).count
        if has.contains(.weight), !has.contains(.status) { return (.demand, 10 - marks) }
        let sites = status.count {
            FacilityLoader.status(of: $0).map { [.candidate, .required, .forbidden].contains($0) } ?? false
        }
        if !status.isEmpty { return sites * 2 > status.count ? (.candidates, marks + 1) : (.facilities, marks + 1) }
        // Who asks whether a place may be used looks for new ones.
        if has.contains(.available) { return (.candidates, marks + 1) }
        let isNamedSite = says(name, candidateWords)
        return isNamedSite && marks == 0 ? (.candidates, 0) : (.facilities, marks)
    }

    /// The texts of some columns, empty cells left out.
    private static func texts(
        _ roles: [ColumnRole], _ assignment: ColumnAssignment, _ source: any TableSource
    ) throws -> (texts: [ColumnRole: [String]], rows: Int) {
        let present = roles.filter { assignment.columns[$0] != nil }
        let requests = present.compactMap { role in assignment.columns[role].map { ColumnRequest(column: $0, kind: .text) } }
        let table = try mapping { try source.read(requests) }
        var texts: [ColumnRole: [String]] = [:]
        for (slot, role) in present.enumerated() {
            guard case .texts(let column) = table.columns[slot] else { continue }
            texts[role] = (0..<column.count).filter { !column.isEmpty($0) }.map { column[$0] }
        }
        return (texts, table.rowCount)
    }
}

extension FolderSurvey.Found {
    /// Takes what its radii say, as they are written: for the planner, who is asked for those that are missing.
    ///
    /// Rows without a level or an id where others have one are sums of others.
    fileprivate mutating func take(radii assignment: ColumnAssignment, _ source: any TableSource) throws {
        let roles = [ColumnRole.radius, .level, .id].filter { assignment.columns[$0] != nil }
        let columns = roles.compactMap { assignment.columns[$0] }
        let table = try mapping { try source.read(columns.map { ColumnRequest(column: $0, kind: .text) }) }
        let texts = table.columns.compactMap { column in if case .texts(let texts) = column { texts } else { nil } }
        guard texts.count == columns.count, let radii = texts.first else { return }
        var counts: [String: Int] = [:]
        for row in 0..<radii.count where !texts.dropFirst().contains(where: { $0.isEmpty(row) }) {
            if radii.isEmpty(row) { withoutRadius += 1; continue }
            if roles.contains(.level), texts[1][row] != likeliestLevel { continue }
            counts[radii[row], default: 0] += 1
        }
        guard let usual = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return }
        usualRadius = (usual.key, source.columnNames[columns[0]])
    }
}
