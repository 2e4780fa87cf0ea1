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

    /// Transforms all positions in place, in blocks; returns the first that failed.
    ///
    /// NaN stays NaN.
    func apply(x: inout [Double], y: inout [Double]) -> Failure? {
        var start = 0
        while start < x.count {
            let block = start..<min(start + Self.blockSize, x.count)
            let originals = (x: Array(x[block]), y: Array(y[block]))
            transform(block, x: &x, y: &y)
            for (offset, index) in block.enumerated() {
                if originals.x[offset].isNaN || originals.y[offset].isNaN {
                    (x[index], y[index]) = (.nan, .nan)
                } else if !(x[index].isFinite && y[index].isFinite) {
                    return failure(index, x: originals.x[offset], y: originals.y[offset])
                }
            }
            start = block.upperBound
        }
        return nil
    }

    private func transform(_ block: Range<Int>, x: inout [Double], y: inout [Double]) {
        let stride = MemoryLayout<Double>.stride
        x.withUnsafeMutableBufferPointer { x in
            y.withUnsafeMutableBufferPointer { y in
                guard let x = x.baseAddress, let y = y.baseAddress else { return }
                _ = proj_trans_generic(
                    operation.pointer, PJ_FWD, x + block.lowerBound, stride, block.count, y + block.lowerBound, stride,
                    block.count,
                    nil, 0, 0, nil, 0, 0)
            }
        }
    }

    /// Asks again about a position that failed, to hear why.
    private func failure(_ index: Int, x: Double, y: Double) -> Failure {
        context.clearMessage()
        proj_errno_reset(operation.pointer)
        _ = proj_trans(operation.pointer, PJ_FWD, proj_coord(x, y, 0, .infinity))
        return Failure(index: index, x: x, y: y, message: context.reason(ofError: proj_errno(operation.pointer)))
    }

    /// Returns the WGS 84 position of one position; `nil` where PROJ cannot transform it.
    func position(x: Double, y: Double) -> Coordinate? {
        let result = proj_trans(operation.pointer, PJ_FWD, proj_coord(x, y, 0, .infinity))
        guard result.xy.x.isFinite, result.xy.y.isFinite else { return nil }
        return Coordinate(latitude: result.xy.y, longitude: result.xy.x)
    }

    /// Returns the worst accuracy, in metres, of the operations that PROJ chooses for a sample; `nil` when one is unknown.
    func worstAccuracy(x: [Double], y: [Double]) -> Double? {
        var worst: Double?
        for index in stride(from: 0, to: x.count, by: max(1, x.count / Self.accuracySamples)) {
            guard position(x: x[index], y: y[index]) != nil,
                let used = PROJObject(context, proj_trans_get_last_used_operation(operation.pointer))
            else { continue }
            let accuracy = proj_coordoperation_get_accuracy(context.handle, used.pointer)
            guard accuracy >= 0 else { return nil }
            worst = max(worst ?? 0, accuracy)
        }
        return worst
    }
}
