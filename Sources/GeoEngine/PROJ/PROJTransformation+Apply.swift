import CPROJ
import GeoPrimitives

extension PROJTransformation {
    /// A position that PROJ could not transform.
    struct Failure {
        let index: Int
        let x: Double
        let y: Double
        let message: String
    }

    /// Positions handed to PROJ in one call, and the most originals kept for a message.
    private static let blockSize = 65_536
    /// Positions asked for the operation that PROJ chose for them.
    private static let accuracySamples = 100
    /// Degrees by which an operation's area of use is grown: data reach a little beyond it.
    private static let areaMargin = 1.0

    /// Which way positions are taken.
    enum Direction {
        /// From the system to WGS 84.
        case toWGS84
        /// From WGS 84 to the system.
        case fromWGS84

        fileprivate var native: PJ_DIRECTION { self == .toWGS84 ? PJ_FWD : PJ_INV }
    }

    /// Transforms all positions in place, in blocks; returns the first that failed.
    ///
    /// NaN stays NaN.
    func apply(x: inout [Double], y: inout [Double], _ direction: Direction = .toWGS84) -> Failure? {
        var start = 0
        while start < x.count {
            let block = start..<min(start + Self.blockSize, x.count)
            let originals = (x: Array(x[block]), y: Array(y[block]))
            transform(block, x: &x, y: &y, direction)
            for (offset, index) in block.enumerated() {
                if originals.x[offset].isNaN || originals.y[offset].isNaN {
                    (x[index], y[index]) = (.nan, .nan)
                } else if !(x[index].isFinite && y[index].isFinite) {
                    return failure(index, x: originals.x[offset], y: originals.y[offset], direction)
                }
            }
            start = block.upperBound
        }
        return nil
    }

    private func transform(_ block: Range<Int>, x: inout [Double], y: inout [Double], _ direction: Direction) {
        let stride = MemoryLayout<Double>.stride
        x.withUnsafeMutableBufferPointer { x in
            y.withUnsafeMutableBufferPointer { y in
                guard let x = x.baseAddress, let y = y.baseAddress else { return }
                _ = proj_trans_generic(
                    operation.pointer, direction.native, x + block.lowerBound, stride, block.count, y + block.lowerBound, stride,
                    block.count,
                    nil, 0, 0, nil, 0, 0)
            }
        }
    }

    /// Asks again about a position that failed, to hear why.
    private func failure(_ index: Int, x: Double, y: Double, _ direction: Direction) -> Failure {
        context.clearMessage()
        proj_errno_reset(operation.pointer)
        _ = proj_trans(operation.pointer, direction.native, proj_coord(x, y, 0, .infinity))
        return Failure(index: index, x: x, y: y, message: context.reason(ofError: proj_errno(operation.pointer)))
    }

    /// Returns the WGS 84 position of one position; `nil` where PROJ cannot transform it.
    func position(x: Double, y: Double) -> Coordinate? {
        let result = proj_trans(operation.pointer, PJ_FWD, proj_coord(x, y, 0, .infinity))
        guard result.xy.x.isFinite, result.xy.y.isFinite else { return nil }
        return Coordinate(latitude: result.xy.y, longitude: result.xy.x)
    }

    /// What PROJ chose for a sample of positions.
    struct Choice {
        /// The worst accuracy in metres; `nil` when one is unknown.
        var accuracyMeters: Double?
        /// The first position for which PROJ fell back on an operation that is meant for another place.
        var misplaced: Failure?
    }

    /// Asks which operations PROJ chooses for a sample of positions, the outermost ones included.
    func choice(x: [Double], y: [Double]) -> Choice {
        var (worst, isKnown) = (0.0, false)
        for index in sample(x: x, y: y) {
            guard let place = position(x: x[index], y: y[index]),
                let used = PROJObject(context, proj_trans_get_last_used_operation(operation.pointer))
            else { continue }
            if let area = GeographicArea(of: used.pointer, context),
                !area.contains(longitude: place.longitude, latitude: place.latitude, margin: Self.areaMargin)
            {
                let message =
                    "PROJ's registered transformations are meant for other places; the one it would use here is "
                    + "\"\(proj_get_name(used.pointer).map { String(cString: $0) } ?? "unnamed")\""
                return Choice(misplaced: Failure(index: index, x: x[index], y: y[index], message: message))
            }
            let accuracy = proj_coordoperation_get_accuracy(context.handle, used.pointer)
            guard accuracy >= 0 else { return Choice() }
            (worst, isKnown) = (max(worst, accuracy), true)
        }
        return Choice(accuracyMeters: isKnown ? worst : nil)
    }

    /// Row numbers spread evenly, and those of the four outermost positions, ascending; NaN left out.
    private func sample(x: [Double], y: [Double]) -> [Int] {
        var rows = Array(stride(from: 0, to: x.count, by: max(1, x.count / Self.accuracySamples)))
        for ordinates in [x, y] {
            guard let first = ordinates.indices.first(where: { !ordinates[$0].isNaN }) else { return [] }
            var (least, most) = (first, first)
            for row in ordinates.indices {
                if ordinates[row] < ordinates[least] { least = row }
                if ordinates[row] > ordinates[most] { most = row }
            }
            rows += [least, most]
        }
        return rows.filter { !x[$0].isNaN && !y[$0].isNaN }.sorted()
    }
}
