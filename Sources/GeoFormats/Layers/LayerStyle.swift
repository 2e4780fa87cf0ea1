package import GeoPrimitives

/// How a layer is drawn: in GeoJSON viewers (simplestyle), in QGIS, and on the project's own maps.
package struct LayerStyle: Hashable, Sendable {
    /// How one feature is drawn.
    package struct Symbol: Hashable, Sendable {
        /// The colour of an area, a line or a marker, as `#rrggbb`.
        package var color: String
        /// How much an area's fill hides, 0 to 1.
        package var fillOpacity: Double
        /// The colour of an area's outline.
        package var stroke: String

        /// Makes a symbol; the outline has the colour of the fill if it is given none.
        package init(_ color: String, fillOpacity: Double = 1, stroke: String? = nil) {
            self.color = color
            self.fillOpacity = fillOpacity
            self.stroke = stroke ?? color
        }
    }

    /// Features that look the same, with what a legend says of them.
    package struct Class: Hashable, Sendable {
        /// What the legend says.
        package var label: String
        /// How they are drawn.
        package var symbol: Symbol

        /// Makes a class.
        package init(_ label: String, _ symbol: Symbol) {
            self.label = label
            self.symbol = symbol
        }
    }

    /// Which symbol a feature has.
    package enum Rule: Hashable, Sendable {
        /// All the same.
        case single(Symbol)
        /// By whether a truth value holds.
        case truth(field: String, yes: Class, no: Class)
        /// By a share from 0 to 1 in as many equal steps as there are classes; the last holds 1 too, `none` what has no share.
        case share(field: String, steps: [Class], none: Class)
        /// By turns in the order of the rows, so that neighbours are mostly told apart.
        case turns([Symbol])
    }

    /// What the legend calls the layer.
    package var title: String
    /// Which symbol a feature has.
    package var rule: Rule
    /// The field whose whole number is written into a marker.
    package var numberField: String?
    /// Whether GeoJSON carries the style in every feature.
    package var isInGeoJSON: Bool

    /// Makes a style.
    ///
    /// - Parameters:
    ///   - title: What the legend calls the layer.
    ///   - rule: Which symbol a feature has.
    ///   - numberField: The field whose whole number is written into a marker.
    ///   - isInGeoJSON: Whether GeoJSON carries the style in every feature; not worth its bytes in layers of millions of points.
    package init(_ title: String, _ rule: Rule, numberField: String? = nil, isInGeoJSON: Bool = true) {
        self.title = title
        self.rule = rule
        self.numberField = numberField
        self.isInGeoJSON = isInGeoJSON
    }

    /// Returns how a feature is drawn.
    ///
    /// - Parameters:
    ///   - row: The row of the feature.
    ///   - value: Returns the feature's value of a field.
    /// - Returns: The symbol.
    package func symbol(row: Int, value: (String) -> PropertyValue?) -> Symbol {
        switch rule {
        case .single(let symbol): return symbol
        case .truth(let field, let yes, let no): return value(field) == .boolean(true) ? yes.symbol : no.symbol
        case .share(let field, let steps, let none):
            guard case .number(let share) = value(field) else { return none.symbol }
            return steps[min(steps.count - 1, max(0, Int(share * Double(steps.count))))].symbol
        case .turns(let symbols): return symbols[row % symbols.count]
        }
    }
}

extension ResultLayer {
    /// Returns how a row is drawn; `nil` in a layer without a style.
    package func symbol(_ number: Int, _ row: Row) -> LayerStyle.Symbol? {
        style?.symbol(row: number) { value($0, row) }
    }
}
