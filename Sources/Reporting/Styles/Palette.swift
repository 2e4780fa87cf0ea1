/// The colours of the layers by what they show, in one place for every format and every map.
///
/// Chosen to stay apart for colour-blind readers (Okabe & Ito 2008).
enum Palette {
    static let facility = "#0072b2"
    /// Planned centers that are not counted.
    static let planned = "#7a8894"
    static let proposal = "#d55e00"
    static let blank = "#999999"
    static let cluster = "#cc3311"
    static let shortfall = "#e69f00"
    static let covered = "#009e73"
    /// What is not there any more.
    static let closed = "#111111"
    /// The outlines of units and zones.
    static let border = "#555555"
    /// From nobody covered (red) over yellow to all (green).
    static let shares = ["#d73027", "#fc8d59", "#fee08b", "#d9ef8b", "#91cf60", "#1a9850"]
    /// Fills of zones by turns.
    static let zones = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442"]
}
