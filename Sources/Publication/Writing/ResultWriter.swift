package import PlanningTerms
import FoundationEssentials
package import GeoFormats
package import GeoPrimitives

/// Writes tables and layers in every form that is wanted.
package struct ResultWriter {
    /// The folder that the files end up in, all or none.
    package let directory: StagedDirectory
    /// The forms, encodings and language that are wanted.
    package let output: OutputOptions
    /// The system of positions in GeoPackage, CSV and XLSX.
    package let crs: CRS
    /// Returns a layer or table with its positions in that system.
    package let placed: (ResultLayer) -> ResultLayer
    /// Returns a layer with how QGIS draws it; `nil` where it has no style.
    package let drawn: (ResultLayer) -> StyledLayer?

    /// Makes one from its members.
    package init(
        directory: StagedDirectory, output: OutputOptions, crs: CRS, placed: @escaping (ResultLayer) -> ResultLayer,
        drawn: @escaping (ResultLayer) -> StyledLayer?
    ) {
        (self.directory, self.output, self.crs, self.placed) = (directory, output, crs, placed)
        self.drawn = drawn
    }

    /// Writes tables and layers.
    package func write(tables: [ResultLayer], layers: [ResultLayer]) throws {
        try mapping {
            for table in tables { try csv(table.dataset?.isForPrograms == true ? table : placed(table)) }
            if output.writesGeoJSON {
                for layer in layers { try GeoJSONWriter.write(layer, to: path(of: layer, ResultFile.layer)) }
            }
            if output.writesGeoPackage, !layers.isEmpty {
                try GeoPackageWriter.write(
                    layers.compactMap { drawn(placed($0)) }, crs: crs, to: directory.path(for: .geoPackage))
            }
            if output.writesXLSX {
                for list in Self.sheets(tables, layers) where list.count <= XLSXWriter.mostRows { try xlsx(placed(list)) }
            }
        }
    }

    private func csv(_ table: ResultLayer) throws {
        let isForPrograms = table.dataset?.isForPrograms == true
        let dialect = isForPrograms ? .plain : output.csvEncoding.dialect
        let language = isForPrograms ? .en : output.csvHeaders ?? .en
        try CSVWriter.write(
            table.inWords(language), headers: table.fields.map { $0.title(language) }, dialect,
            to: path(of: table, ResultFile.table))
    }

    /// What is written as workbooks: the tables for people, and the layers that are lists.
    package static func sheets(_ tables: [ResultLayer], _ layers: [ResultLayer]) -> [ResultLayer] {
        tables.filter { $0.dataset?.isTableWithSheet == true } + layers.filter { $0.dataset?.isLayerWithSheet == true }
    }

    private func xlsx(_ list: ResultLayer) throws {
        try XLSXWriter.write(
            list.inWords(output.language), headers: list.fields.map { $0.title(output.language) },
            sheet: list.dataset?.tableTitle(output.language) ?? list.name, to: path(of: list, ResultFile.workbook))
    }

    private func path(of layer: ResultLayer, _ file: (Dataset) -> ResultFile) -> String {
        directory.path(for: layer.dataset.map { file($0).name } ?? layer.name)
    }

    /// Writes a text.
    package func write(_ text: String, to file: ResultFile) throws {
        try mapping { try FileReplacement.write(text.utf8, to: directory.path(for: file)) }
    }
}

extension ResultLayer {
    /// What the layer or table is of.
    package var dataset: Dataset? { Dataset(rawValue: name) }
}

extension CSVEncoding {
    /// How the tables are written in this encoding.
    fileprivate var dialect: CSVDialect {
        switch self {
        case .utf8: .plain
        case .utf8WithMark: .spreadsheet(.utf8)
        case .gb18030: .spreadsheet(.gb18030)
        }
    }
}
