/// What is done to the coordinates of a layer.
///
/// Its text is what documents hold; ``init(published:)`` reads it back, so that whoever has only the document can say it in words of another
/// language.
package enum CRSTransformation: Hashable, Sendable {
    /// What leads from a system of PROJ to WGS 84.
    package enum Way: Hashable, Sendable {
        /// A transformation whose accuracy is stated, or is not known.
        case stated
        /// The difference of the datums is left out.
        case ballpark
        /// CGCS2000 is taken as WGS 84.
        case cgcs2000
    }

    /// Nothing: metres in a plane.
    case plane
    /// Nothing was read from a file.
    case none
    /// Nothing: the system is WGS 84.
    case asItIs(String)
    /// The offset of a Chinese web map is taken back.
    case inverse(String)
    /// A transformation of PROJ, with its accuracy where one is known.
    case projected(String, Way, accuracy: Distance?)
    /// Each row by the system that it names.
    case byRow

    /// The transformation in one line, as documents hold it: `EPSG:4547 -> WGS 84, accuracy 1 m (PROJ)`.
    package var text: String {
        switch self {
        case .plane: "none: metres in a plane"
        case .none: "none"
        case .asItIs(let name): name + Self.asItIsEnd
        case .inverse(let name): name + Self.inverseEnd
        case .projected(let name, let way, let accuracy):
            name + Self.arrow + (way == .ballpark ? Self.ballparkPart : "")
                + (accuracy.map { Self.accuracyPart + "\($0)" } ?? Self.unknownPart) + Self.end(way)
        case .byRow: "by row to WGS 84"
        }
    }

    /// Reads the text of a document; `nil` where another program wrote it.
    package init?(published text: String) {
        switch text {
        case Self.plane.text: self = .plane
        case Self.none.text: self = .none
        case Self.byRow.text: self = .byRow
        default:
            if text.hasSuffix(Self.asItIsEnd) {
                self = .asItIs(String(text.dropLast(Self.asItIsEnd.count)))
            } else if text.hasSuffix(Self.inverseEnd) {
                self = .inverse(String(text.dropLast(Self.inverseEnd.count)))
            } else if let found = Self.projected(text) {
                self = found
            } else {
                return nil
            }
        }
    }

    private static func projected(_ text: String) -> CRSTransformation? {
        let isCGCS2000 = text.hasSuffix(end(.cgcs2000))
        guard isCGCS2000 || text.hasSuffix(end(.stated)) else { return nil }
        var left = text.dropLast(end(isCGCS2000 ? .cgcs2000 : .stated).count)
        var accuracy: Distance?
        if left.hasSuffix(unknownPart) {
            left = left.dropLast(unknownPart.count)
        } else {
            guard let start = left.ranges(of: accuracyPart).last else { return nil }
            guard let length = Distance(parsing: left[start.upperBound...]) else { return nil }
            (accuracy, left) = (length, left[..<start.lowerBound])
        }
        let isBallpark = left.hasSuffix(ballparkPart)
        if isBallpark { left = left.dropLast(ballparkPart.count) }
        guard left.hasSuffix(arrow) else { return nil }
        return .projected(
            String(left.dropLast(arrow.count)), isBallpark ? .ballpark : isCGCS2000 ? .cgcs2000 : .stated, accuracy: accuracy)
    }

    private static let asItIsEnd = ", taken as it is", inverseEnd = " -> WGS 84, iterated inverse", arrow = " -> WGS 84"
    private static let ballparkPart = ", ballpark: datum difference ignored", accuracyPart = ", accuracy "
    private static let unknownPart = ", accuracy unknown"

    private static func end(_ way: Way) -> String { way == .cgcs2000 ? " (PROJ, CGCS2000 taken as WGS 84)" : " (PROJ)" }
}
