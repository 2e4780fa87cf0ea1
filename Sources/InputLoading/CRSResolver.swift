import GeoEngine
package import GeoFormats
package import GeoPrimitives
package import PlanningTerms

/// Decides which coordinate reference system a layer is in, and brings its positions to WGS 84.
///
/// Who says: the row's `crs`; the layer's flag; the file; `--crs`; the rule of the format.
package struct CRSResolver {
    let role: LayerRole
    let file: String
    let options: LayerOptions
    /// `--crs`.
    let fallback: CRS?
    let acceptsBallpark: Bool
    let declared: DeclaredCRS?
    /// Whether the columns are named longitude and latitude, so that their order is beyond doubt.
    let namesAxes: Bool

    /// Makes a resolver for a layer of a file.
    package init(
        role: LayerRole, file: String, options: LayerOptions, fallback: CRS?, acceptsBallpark: Bool, declared: DeclaredCRS?,
        namesAxes: Bool
    ) {
        (self.role, self.file, self.options, self.fallback) = (role, file, options, fallback)
        (self.acceptsBallpark, self.declared, self.namesAxes) = (acceptsBallpark, declared, namesAxes)
    }

    /// A system, and who says so.
    struct Choice {
        var crs: CRS
        var source: Source

        /// Who says which system it is, by the words of reports.
        enum Source: String {
            case flag
            case row = "crs column"
            case file
            case defaultFlag = "default flag"
            case format
            case assumed
        }
    }

    /// The system that holds for rows that say nothing; `nil` when nobody says.
    ///
    /// A planar run is planar as a whole.
    private func choose() throws -> Choice? {
        if let crs = options.crs { return Choice(crs: crs, source: .flag) }
        if fallback == .planar { return Choice(crs: .planar, source: .defaultFlag) }
        guard let declared, let own = CRS(parsing: declared.definition) else {
            return fallback.map { Choice(crs: $0, source: .defaultFlag) }
        }
        if !declared.impliedByFormat {
            if declared.isLink { throw unreadable(.link) }
            if own == .planar { throw CatchmentError.badData(file, .crs(.plane(.layerIsPlanar(role)))) }
            return Choice(crs: own, source: .file)
        }
        return fallback.map { Choice(crs: $0, source: .defaultFlag) } ?? Choice(crs: own, source: .format)
    }

    /// Why what the file declares cannot be used.
    private func unreadable(_ problem: CRSProblem) -> CatchmentError {
        .badData(file, .crs(.declaration(.unreadable(declared: Self.short(declared?.definition ?? ""), problem, role))))
    }

    /// Whether the planner declared this layer planar.
    var isPlanar: Bool { (options.crs ?? fallback) == .planar }

    /// Transforms positions in place to WGS 84 (or leaves planar metres) and says what was done.
    ///
    /// NaN stays NaN.
    ///
    /// - Parameters:
    ///   - x: Longitudes, eastings or whatever stands first.
    ///   - y: Latitudes, northings or whatever stands second.
    ///   - perRow: What the `crs` column says, where there is one.
    ///   - rowOf: The row of a position as its file counts, for messages; positions of one row stand together.
    ///   - notes: Takes notices and warnings.
    /// - Returns: Which system was used, and why.
    /// - Throws: ``CatchmentError/badData(_:more:)`` where the system is unknown or the positions cannot be in it.
    package func resolve(
        x: inout [Double], y: inout [Double], perRow: [String?]?, rowOf: @escaping (Int) -> Int,
        into notes: inout DiagnosticCollector
    ) throws -> CRSDecision {
        if let perRow, perRow.contains(where: { $0 != nil }) { return try resolveByRow(&x, &y, perRow, rowOf, &notes) }
        let choice = try decide(Positions(x: x, y: y, rowOf: rowOf), &notes)
        let summary = try transform(&x, &y, choice, rowOf, &notes)
        return CRSDecision(
            used: Self.short("\(choice.crs)"), source: choice.source.rawValue,
            declared: declared.map { Self.short($0.definition) }, transformation: summary.text, accuracyMeters: summary.accuracy)
    }

    /// Decides about positions whose rows say nothing, and says what contradicts that.
    private func decide(_ positions: Positions, _ notes: inout DiagnosticCollector) throws -> Choice {
        let choice = try choice(positions, &notes)
        noteContradiction(choice, positions, into: &notes)
        return choice
    }

    private func choice(_ positions: Positions, _ notes: inout DiagnosticCollector) throws -> Choice {
        let choice = try choose()
        if let choice, choice.source != .format { return choice }
        if choice == nil {
            // Beyond a full turn they cannot be degrees with a slip of the pen.
            if let far = positions.first(where: { abs($0) > 360 || abs($1) > 360 }) {
                throw CatchmentError.badData(
                    file, row: positions.rowOf(far),
                    .crs(.declaration(.missing(x: positions.x[far], y: positions.y[far], role))))
            }
            try checkDegrees(positions.x, positions.y, positions.rowOf)
        }
        // In mainland China degrees may be of any of three systems, and map services export the offset ones in every format.
        if let inside = try positions.inMainlandChina() {
            throw CatchmentError.badData(
                file, row: positions.rowOf(inside.first),
                .crs(.declaration(.missingInChina(rows: inside.rows, of: positions.rows, role, byFormat: choice != nil))))
        }
        if let choice { return choice }
        notes.notice(file, .crs(.declaration(.assumedWGS84(role))))
        return Choice(crs: .wgs84, source: .assumed)
    }

    /// Says which of two contradicting statements about the positions is used.
    private func noteContradiction(_ choice: Choice, _ positions: Positions, into notes: inout DiagnosticCollector) {
        guard let declared, !declared.impliedByFormat, let own = CRS(parsing: declared.definition) else { return }
        if own != choice.crs {
            notes.warning(
                file,
                .crs(
                    .declaration(
                        .overridden(declared: Self.short(declared.definition), used: "\(choice.crs)", rows: positions.rows))))
        } else if options.crs == nil, let fallback, fallback != own {
            notes.warning(
                file,
                .crs(
                    .declaration(
                        .beforeDefault(declared: Self.short(declared.definition), fallback: "\(fallback)", role))))
        }
    }

    private func resolveByRow(
        _ x: inout [Double], _ y: inout [Double], _ perRow: [String?], _ rowOf: @escaping (Int) -> Int,
        _ notes: inout DiagnosticCollector
    ) throws -> CRSDecision {
        var rowsByText: [String: [Int]] = [:]
        for (row, text) in perRow.enumerated() { rowsByText[text ?? "", default: []].append(row) }
        var used: [String] = []
        var accuracy: Double?
        var (differing, silent) = (0, 0)
        for (text, rows) in rowsByText.sorted(by: { $0.key < $1.key }) {
            let positions = Positions(x: rows.map { x[$0] }, y: rows.map { y[$0] }) { rowOf(rows[$0]) }
            // Only what a cell says is the fault of its row.
            let firstRow = text.isEmpty ? nil : rows.first.map(rowOf)
            let choice =
                try CRS(parsing: text).map { Choice(crs: $0, source: .row) } ?? decide(positions, &notes)
            guard (choice.crs == .planar) == isPlanar else {
                throw CatchmentError.badData(
                    file, row: firstRow, .crs(.plane(isPlanar ? .rowOnEarth(Self.short("\(choice.crs)")) : .rowPlanar)))
            }
            if text.isEmpty {
                silent = positions.rows
            } else if let flag = options.crs, flag != choice.crs {
                differing += positions.rows
            }
            var (partX, partY) = (positions.x, positions.y)
            let summary = try transform(&partX, &partY, choice, firstRow: firstRow, positions.rowOf, &notes)
            accuracy = [accuracy, summary.accuracy].compactMap { $0 }.max()
            for (slot, row) in rows.enumerated() { (x[row], y[row]) = (partX[slot], partY[slot]) }
            let source = text.isEmpty ? ", \(choice.source.rawValue)" : ""
            used.append("\(Self.short("\(choice.crs)")) (\(positions.rows) rows\(source))")
        }
        if let flag = options.crs, differing > 0 {
            notes.warning(
                file, .crs(.declaration(.columnBeforeFlag(flag: "\(flag)", differing: differing, silent: silent, role))))
        }
        return CRSDecision(
            used: used.joined(separator: ", "), source: Choice.Source.row.rawValue,
            declared: declared.map { Self.short($0.definition) }, transformation: CRSTransformation.byRow.text,
            accuracyMeters: accuracy)
    }

    private func transform(
        _ x: inout [Double], _ y: inout [Double], _ choice: Choice, firstRow: Int? = nil, _ rowOf: @escaping (Int) -> Int,
        _ notes: inout DiagnosticCollector
    ) throws -> (text: String, accuracy: Double?) {
        let crs = choice.crs
        if crs == .planar {
            for row in x.indices where abs(x[row]) > 1e9 || abs(y[row]) > 1e9 {
                throw CatchmentError.badData(file, row: rowOf(row), .crs(.plane(.tooLarge)))
            }
            if namesAxes, x.indices.allSatisfy({ x[$0].isNaN || (abs(x[$0]) <= 180 && abs(y[$0]) <= 90) }) {
                notes.warning(file, .crs(.plane(.looksLikeDegrees)))
            }
            return (CRSTransformation.plane.text, nil)
        }
        let transformer = try transformer(choice, firstRow)
        if !namesAxes, transformer.ordinatesAreSwapped(x: x, y: y) {
            swap(&x, &y)
            notes.notice(file, .crs(.latitudeFirst(Self.short("\(crs)"))))
        }
        if transformer.isGeographic { try checkDegrees(x, y, rowOf) } else { try refuseDegrees(x, y, crs, rowOf) }
        if crs == .gcj02 || crs == .bd09 {
            try warn(ofOffset: "\(crs)", Positions(x: x, y: y, rowOf: rowOf), &notes)
        }
        do {
            try transformer.transform(x: &x, y: &y)
        } catch GeometryEngineError.untransformablePosition(_, let index, let atX, let atY, let reason) {
            throw CatchmentError.badData(
                file, row: rowOf(index), .crs(.noPosition(Self.short("\(crs)"), x: atX, y: atY, reason: reason)))
        } catch {
            throw CatchmentError.badData(file, .crs(.failed("\(error)")))
        }
        try checkGlobe(x, y, crs, rowOf)
        note(transformer, crs, x, y, into: &notes)
        return (transformer.summary.text, transformer.accuracyMeters)
    }

    /// Says where most positions lie outside the place that their system is meant for, and where the way to WGS 84 is of unknown accuracy.
    private func note(
        _ transformer: CoordinateTransformer, _ crs: CRS, _ x: [Double], _ y: [Double], into notes: inout DiagnosticCollector
    ) {
        if transformer.isBallpark { notes.warning(file, .crs(.ballpark(Self.short("\(crs)")))) }
        guard crs != .wgs84, crs != .gcj02, crs != .bd09, let area = transformer.areaOfUse else { return }
        var (all, outside) = (0, 0)
        for row in x.indices where !x[row].isNaN && !y[row].isNaN {
            all += 1
            if !area.contains(longitude: x[row], latitude: y[row], margin: 1) { outside += 1 }
        }
        if outside * 2 > all { notes.warning(file, .crs(.outsideArea(Self.short("\(crs)"), rows: outside, of: all))) }
    }

    /// Warns where positions of an offset system lie where maps are not offset.
    private func warn(ofOffset crs: String, _ positions: Positions, _ notes: inout DiagnosticCollector) throws {
        guard let outside = try positions.outsideMainlandChina() else { return }
        notes.warning(
            file, row: positions.rowOf(outside.first),
            .crs(.declaration(.offsetElsewhere(crs, rows: outside.rows, of: positions.rows, role))))
    }

    /// More than what rounding adds to half a turn, in degrees.
    private static let roundingOfDegrees = 1e-9

    /// Refuses positions that are none on the Earth: a definition may give its angles any unit, and PROJ multiplies by it.
    private func checkGlobe(_ x: [Double], _ y: [Double], _ crs: CRS, _ rowOf: (Int) -> Int) throws {
        var found = DiagnosticCollector()
        for row in x.indices where !x[row].isNaN && !y[row].isNaN {
            if abs(x[row]) <= 180 + Self.roundingOfDegrees, abs(y[row]) <= 90 + Self.roundingOfDegrees { continue }
            found.error(
                file, row: rowOf(row), onceAs: "globe", .crs(.offGlobe(Self.short("\(crs)"), x: x[row], y: y[row])))
        }
        try found.throwIfBad()
    }

    private func transformer(_ choice: Choice, _ firstRow: Int?) throws -> CoordinateTransformer {
        func refusal(_ problem: CRSProblem) -> CatchmentError {
            guard choice.source != .file else { return unreadable(problem) }
            return .badData(file, row: firstRow, .crs(.declaration(.unusable(problem, role))))
        }
        if case .definition(let text) = choice.crs {
            if choice.crs.isOffsetPlane { throw refusal(.offsetPlane(Self.short(text))) }
            // A file must not make the program open another; a planner may.
            if [.file, .row].contains(choice.source), CRSDefinition.namesFile(text) {
                throw refusal(.namesFile(Self.short(text)))
            }
            // PROJ would take any word for the name of some system and guess.
            if !CRSDefinition.hasForm(text), !CoordinateTransformer.isRegisteredName(text) { throw refusal(.unknown(text)) }
        }
        do {
            return try CoordinateTransformer(from: choice.crs, acceptBallpark: acceptsBallpark)
        } catch {
            throw refusal(CRSProblem(error))
        }
    }

    /// A definition short enough for a message: well-known text is cut to its name.
    static func short(_ definition: String) -> String {
        guard definition.count > 60 else { return definition }
        return String(definition.prefix(57)) + "…"
    }
}
