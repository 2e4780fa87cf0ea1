import GeoPrimitives

/// The part of the plane that a map of a sheet shows, and where on the paper.
struct SheetWindow {
    /// Metres of the plane in a tenth of the paper at a scale of 1 to 1.
    private static let metersInTenth = 0.001 / SheetPaper.fineness
    /// Scales are of these steps and their tens.
    private static let steps = [
        1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.2, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 9, 10,
    ]

    /// The frame on the paper.
    let frame: BoundingBox
    /// What the scale is 1 to.
    let denominator: Double
    /// Tenths in a metre of the plane.
    let scale: Double
    private let middle: PlanarPoint

    /// Makes the window whose middle is that of a box.
    init(frame: BoundingBox, around box: BoundingBox, denominator: Double) {
        (self.frame, self.denominator) = (frame, denominator)
        scale = 1 / (denominator * Self.metersInTenth)
        middle = PlanarPoint(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
    }

    /// Returns the largest scale at which a box of the plane has room in a frame of the paper.
    static func exact(_ box: BoundingBox, width: Double, height: Double) -> Double {
        max(box.width / (width * metersInTenth), box.height / (height * metersInTenth), 100)
    }

    /// Returns the largest scale of round numbers at which a box of the plane has room in a frame of the paper, and a little more.
    static func denominator(_ box: BoundingBox, width: Double, height: Double) -> Double {
        let exact = exact(box, width: width * 0.96, height: height * 0.96)
        var power = 1.0
        while power * 10 <= exact { power *= 10 }
        return ((steps.first { $0 * power >= exact * (1 - 1e-9) } ?? 10) * power).rounded()
    }

    /// Where a position of the plane lies on the paper, in tenths from the upper left.
    func place(_ point: PlanarPoint) -> PlanarPoint {
        PlanarPoint(
            x: (frame.minX + frame.maxX) / 2 + (point.x - middle.x) * scale,
            y: (frame.minY + frame.maxY) / 2 - (point.y - middle.y) * scale)
    }

    /// Where a position of the paper lies in the plane.
    func position(_ point: PlanarPoint) -> PlanarPoint {
        PlanarPoint(
            x: middle.x + (point.x - (frame.minX + frame.maxX) / 2) / scale,
            y: middle.y - (point.y - (frame.minY + frame.maxY) / 2) / scale)
    }

    /// The part of the plane that the frame shows.
    var shown: BoundingBox {
        let (width, height) = ((frame.maxX - frame.minX) / scale / 2, (frame.maxY - frame.minY) / scale / 2)
        return BoundingBox(minX: middle.x - width, minY: middle.y - height, maxX: middle.x + width, maxY: middle.y + height)
    }
}
