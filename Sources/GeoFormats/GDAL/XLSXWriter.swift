import GeoPrimitives

/// Writes a table as an Excel workbook of one sheet, with GDAL.
///
/// Numbers are numbers (with the 15 significant digits that Excel keeps), texts are texts whatever they look like: codes keep their
/// digits and nothing is a formula. The same table gives the same bytes.
package enum XLSXWriter {
    /// The most rows a sheet holds beside its header.
    package static let mostRows = 1_048_575

    /// Writes the file.
    ///
    /// - Parameters:
    ///   - table: The table, of at most ``mostRows`` rows; geometries are left out.
    ///   - headers: What stands above the columns.
    ///   - sheet: The name of the sheet.
    ///   - path: The file; one that exists is replaced at the end.
    /// - Throws: ``FormatError``, or what the making of a row throws.
    package static func write(_ table: ResultLayer, headers: [String], sheet: String, to path: String) throws {
        precondition(table.count <= mostRows, "a sheet holds no more rows")
        let plain = ResultLayer(table.name, table.fields, count: table.count) { number in
            // An empty text and no text look the same in a sheet.
            ResultLayer.Row(try table.row(number).values.map { $0 == .text("") ? .null : $0 })
        }
        // GDAL packs a workbook when it closes it, and does not say where its bytes find no room.
        try GDALSession.creatingInMemory(path, driver: "XLSX") { dataset, messages in
            try VectorOutput(plain, name: sheet, columns: headers.numbered(), in: dataset, path: path, messages).fill()
        }
    }
}
