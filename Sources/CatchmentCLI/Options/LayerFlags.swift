import CatchmentKit

/// What the flags say of one layer.
struct LayerFlags {
    private let path: String?
    private let crs: CRS?
    private let columns: ColumnMap?
    private let layer: String?

    init(_ path: String?, _ crs: CRS?, _ columns: ColumnMap? = nil, _ layer: String? = nil) {
        self.path = path
        self.crs = crs
        self.columns = columns
        self.layer = layer
    }

    /// Returns the layer with the flags over what the plan says; another file takes nothing of the plan's file with it.
    func applied(to planned: LayerOptions?) -> LayerOptions? {
        guard var options = path.map({ LayerOptions(path: $0) }) ?? planned else { return nil }
        options.crs = crs ?? options.crs
        options.columns.merge(columns?.columns ?? [:]) { $1 }
        options.layer = layer ?? options.layer
        return options
    }
}
