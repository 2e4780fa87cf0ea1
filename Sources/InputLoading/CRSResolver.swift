import GeoEngine
package import GeoFormats
package import GeoPrimitives
package import PlanningTerms

/// Decides which coordinate reference system a layer is in, and brings its positions to WGS 84.
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

    private struct Choice {
        var crs: CRS
        var source: String
    }

    /// The system that holds for the whole layer: the layer's flag, the file's own word, `--crs`, the format's rule; `nil`
    /// when nothing says.
    ///
    /// A planar run is planar as a whole.
    private func choose() -> Choice? {
        if let crs = options.crs { return Choice(crs: crs, source: "flag") }
        if fallback == .planar { return Choice(crs: .planar, source: "default flag") }
        let own = declared.flatMap { CRS(parsing: $0.definition) }
        if let own, declared?.impliedByFormat == false { return Choice(crs: own, source: "file") }
        if let fallback { return Choice(crs: fallback, source: "default flag") }
        return own.map { Choice(crs: $0, source: "format") }
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
    ///   - rowOf: The row of a position as its file counts, for messages.
    ///   - notes: Takes notices and warnings.
    /// - Returns: Which system was used, and why.
    /// - Throws: ``CatchmentError/badData(_:more:)`` where the system is unknown or the positions cannot be in it.
    package func resolve(
        x: inout [Double], y: inout [Double], perRow: [String?]?, rowOf: (Int) -> Int, into notes: inout DiagnosticCollector
    ) throws -> CRSDecision {
        if options.crs == nil, let perRow, perRow.contains(where: { $0 != nil }) {
            return try resolveByRow(&x, &y, perRow, rowOf, &notes)
        }
        let choice = try choose() ?? assume(x, y, rowOf, &notes)
        noteContradiction(choice, into: &notes)
        let summary = try transform(&x, &y, choice.crs, rowOf, &notes)
        return CRSDecision(
            used: Self.short("\(choice.crs)"), source: choice.source, declared: declared.map { Self.short($0.definition) },
            transformation: summary.text, accuracyMeters: summary.accuracy)
    }

    /// Says which of two contradicting statements about the layer is used.
    private func noteContradiction(_ choice: Choice, into notes: inout DiagnosticCollector) {
        guard let declared, !declared.impliedByFormat, let own = CRS(parsing: declared.definition) else { return }
        if own != choice.crs {
            notes.warning(
                file,
                .crs(.declaration(.overridden(declared: Self.short(declared.definition), used: "\(choice.crs)"))))
        } else if options.crs == nil, let fallback, fallback != own {
            notes.warning(
                file,
                .crs(
                    .declaration(
                        .beforeDefault(declared: Self.short(declared.definition), fallback: "\(fallback)", role))))
        }
    }

    /// Degrees that nothing declares: refused inside China's box, elsewhere WGS 84 with a notice.
    private func assume(_ x: [Double], _ y: [Double], _ rowOf: (Int) -> Int, _ notes: inout DiagnosticCollector) throws -> Choice
    {
        // Beyond a full turn they cannot be degrees with a slip of the pen.
        if let row = x.indices.first(where: { abs(x[$0]) > 360 || abs(y[$0]) > 360 }) {
            throw CatchmentError.badData(
                file, row: rowOf(row), .crs(.declaration(.missing(x: x[row], y: y[row], role))))
        }
        try checkDegrees(x, y, rowOf)
        // In the box of the GCJ-02 formula degrees may be of any of three systems.
        let inside = x.indices.filter { ChineseDatum.isShifted(Coordinate(latitude: y[$0], longitude: x[$0])) }
        if let first = inside.first {
            throw CatchmentError.badData(
                file, row: rowOf(first),
                .crs(.declaration(.missingInChina(rows: inside.count, of: x.count, role))))
        }
        notes.notice(file, .crs(.declaration(.assumedWGS84(role))))
        return Choice(crs: .wgs84, source: "assumed")
    }

    private func resolveByRow(
        _ x: inout [Double], _ y: inout [Double], _ perRow: [String?], _ rowOf: (Int) -> Int, _ notes: inout DiagnosticCollector
    ) throws -> CRSDecision {
        var rowsByText: [String: [Int]] = [:]
        for (row, text) in perRow.enumerated() { rowsByText[text ?? "", default: []].append(row) }
        var used: [String] = []
        var accuracy: Double?
        for (text, rows) in rowsByText.sorted(by: { $0.key < $1.key }) {
            var (partX, partY) = (rows.map { x[$0] }, rows.map { y[$0] })
            // Only what a cell says is the fault of its row.
            let firstRow = text.isEmpty ? nil : rows.first.map(rowOf)
            let crs: CRS
            if let parsed = CRS(parsing: text) {
                crs = parsed
            } else if text.isEmpty, let choice = choose() {
                crs = choice.crs
            } else {
                crs = try assume(partX, partY, { rowOf(rows[$0]) }, &notes).crs
            }
            guard (crs == .planar) == isPlanar else {
                throw CatchmentError.badData(
                    file, row: firstRow, .crs(.plane(isPlanar ? .rowOnEarth(Self.short("\(crs)")) : .rowPlanar)))
            }
            let summary = try transform(&partX, &partY, crs, firstRow: firstRow, { rowOf(rows[$0]) }, &notes)
            accuracy = [accuracy, summary.accuracy].compactMap { $0 }.max()
            for (slot, row) in rows.enumerated() { (x[row], y[row]) = (partX[slot], partY[slot]) }
            used.append("\(crs) (\(rows.count) rows)")
        }
        return CRSDecision(
            used: used.joined(separator: ", "), source: "crs column", declared: declared.map { Self.short($0.definition) },
            transformation: "by row to WGS 84", accuracyMeters: accuracy)
    }

    private func transform(
        _ x: inout [Double], _ y: inout [Double], _ crs: CRS, firstRow: Int? = nil, _ rowOf: (Int) -> Int,
        _ notes: inout DiagnosticCollector
    ) throws -> (text: String, accuracy: Double?) {
        if crs == .planar {
            for row in x.indices where abs(x[row]) > 1e9 || abs(y[row]) > 1e9 {
                throw CatchmentError.badData(file, row: rowOf(row), .crs(.plane(.tooLarge)))
            }
            if namesAxes, x.indices.allSatisfy({ x[$0].isNaN || (abs(x[$0]) <= 180 && abs(y[$0]) <= 90) }) {
                notes.warning(file, .crs(.plane(.looksLikeDegrees)))
            }
            return ("none: metres in a plane", nil)
        }
        let transformer = try transformer(crs, firstRow)
        if !namesAxes, transformer.ordinatesAreSwapped(x: x, y: y) {
            swap(&x, &y)
            notes.notice(file, .crs(.latitudeFirst(Self.short("\(crs)"))))
        }
        if transformer.isGeographic { try checkDegrees(x, y, rowOf) } else { try refuseDegrees(x, y, crs, rowOf) }
        do {
            try transformer.transform(x: &x, y: &y)
        } catch GeometryEngineError.untransformablePosition(_, let index, let atX, let atY, let reason) {
            throw CatchmentError.badData(
                file, row: rowOf(index), .crs(.noPosition(Self.short("\(crs)"), x: atX, y: atY, reason: reason)))
        } catch {
            throw CatchmentError.badData(file, .crs(.failed("\(error)")))
        }
        return (transformer.summary, transformer.accuracyMeters)
    }

    private func transformer(_ crs: CRS, _ firstRow: Int?) throws -> CoordinateTransformer {
        func refusal(_ problem: CRSProblem) -> CatchmentError {
            .badData(file, row: firstRow, .crs(.declaration(.unusable(problem, role))))
        }
        // PROJ would take any word for the name of some system and guess.
        if case .definition(let text) = crs, !Self.isDefinition(text) { throw refusal(.unknown(text)) }
        do {
            return try CoordinateTransformer(from: crs, acceptBallpark: acceptsBallpark)
        } catch {
            throw refusal(CRSProblem(error))
        }
    }

    /// Refuses a layer all of whose positions look like degrees in a system that counts metres.
    private func refuseDegrees(_ x: [Double], _ y: [Double], _ crs: CRS, _ rowOf: (Int) -> Int) throws {
        var first: Int?
        for row in x.indices where !x[row].isNaN && !y[row].isNaN {
            guard abs(x[row]) <= 180, abs(y[row]) <= 180 else { return }
            if first == nil { first = row }
        }
        guard let first else { return }
        throw CatchmentError.badData(
            file, row: rowOf(first), .crs(.looksLikeDegrees(x: x[first], y: y[first], Self.short("\(crs)"), role)))
    }

    private func checkDegrees(_ x: [Double], _ y: [Double], _ rowOf: (Int) -> Int) throws {
        var found = DiagnosticCollector()
        for row in x.indices where !x[row].isNaN && !y[row].isNaN {
            if abs(y[row]) > 90 {
                let hint: CRSMessage.DegreeHint? =
                    abs(x[row]) <= 90 && abs(y[row]) <= 180 ? .swapped : abs(y[row]) > 360 ? .meters : nil
                found.error(file, row: rowOf(row), onceAs: "degrees", .crs(.latitude(y[row], hint, role)))
            } else if abs(x[row]) > 180 {
                let hint: CRSMessage.DegreeHint? = abs(x[row]) > 360 ? .meters : nil
                found.error(file, row: rowOf(row), onceAs: "degrees", .crs(.longitude(x[row], hint, role)))
            }
        }
        try found.throwIfBad()
    }

    /// Whether a text has the form of a definition: well-known text, a PROJ string, PROJ's JSON, a URN or an authority with a code.
    private static func isDefinition(_ text: String) -> Bool {
        text.contains("[") || text.contains("=") || text.hasPrefix("{") || text.contains(":")
    }

    /// A definition short enough for a message: well-known text is cut to its name.
    private static func short(_ definition: String) -> String {
        guard definition.count > 60 else { return definition }
        return String(definition.prefix(57)) + "…"
    }
}
