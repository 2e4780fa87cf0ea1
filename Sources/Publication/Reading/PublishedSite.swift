import FoundationEssentials
import PlanningTerms
package import GeoPrimitives
package import ServiceModel

/// A facility or a proposed site as published.
package struct PublishedSite: Hashable {
    /// The id in its list.
    package var id: String
    /// What tells it from those of other lists: where its list has no ids, the one above is the number of its row.
    package var identity = RowIdentity.ids
    /// Its name; empty where it has none.
    package var name = ""
    /// Where it is: degrees of longitude and latitude, or metres in a planar run.
    package var point = PlanarPoint(x: 0, y: 0)
    /// NaN where it has none.
    package var radius = Double.nan
    /// Empty where a facility has none; proposals have none.
    package var level = ""
    /// What it adds, what would be lost without it, and its rank; 0 for a facility.
    package var gain = 0.0, uniqueGain = 0.0, rank = 0.0
    /// The unit whose borders hold it; `nil` in a run that ignores borders.
    package var borderUnit: String?
    /// The code of its lowest unit; empty where it is in none or the layer does not say.
    package var unit = ""
    /// What opening or closing it costs; NaN where the layer does not say.
    package var price = Double.nan
    /// How much it can serve; NaN where there is no limit or the layer does not say.
    package var capacity = Double.nan
    /// What it serves; 0 where the layer does not say.
    package var served = 0.0
    /// Whether the plan closes it.
    package var isClosed = false
    /// Whether a plan may close it; true where the layer does not say.
    package var isClosable = true
    /// What may be done with a candidate; empty for a facility.
    package var status = ""
    /// In square metres; NaN where it is not known.
    package var floorArea = Double.nan

    /// Makes one from its members.
    package init(
        id: String, name: String = "", point: PlanarPoint = PlanarPoint(x: 0, y: 0), radius: Double = Double.nan,
        level: String = "", gain: Double = 0.0, uniqueGain: Double = 0.0, rank: Double = 0.0, borderUnit: String? = nil,
        unit: String = "", price: Double = Double.nan, capacity: Double = Double.nan, served: Double = 0.0,
        isClosed: Bool = false, isClosable: Bool = true, status: String = "", floorArea: Double = Double.nan
    ) {
        (self.id, self.name, self.point, self.radius) = (id, name, point, radius)
        (self.level, self.gain, self.uniqueGain, self.rank) = (level, gain, uniqueGain, rank)
        (self.borderUnit, self.unit, self.price, self.capacity) = (borderUnit, unit, price, capacity)
        (self.served, self.isClosed, self.isClosable) = (served, isClosed, isClosable)
        (self.status, self.floorArea) = (status, floorArea)
    }

    /// What tells it from those of other lists and other days: its id, else its place.
    package var lastingName: String {
        switch identity {
        case .ids: id
        case .coordinates: point.placeName
        }
    }

    /// Reads `facilities.geojson` of a folder.
    package static func facilities(in folder: String) throws -> [PublishedSite] {
        let table = try PublishedTable(
            ResultFile.layer(.facilities).path(in: folder), [.id, .level, .radius],
            optional: [.name, .closingCost, .capacity, .servedWeight, .isClosed, .isClosable, .borderUnit, .floorArea])
        let floorAreas = try table.numbers(.floorArea, .amountIfAny)
        let (levels, closable) = (table.texts(.level), table.numbers(ifAny: .isClosable))
        let (prices, closed) = (try table.numbers(.closingCost, .amountIfAny), table.truths(.isClosed))
        var sites = try rows(of: table)
        for number in sites.indices {
            (sites[number].level, sites[number].price) = (levels[number], prices[number])
            (sites[number].isClosed, sites[number].floorArea) = (closed[number], floorAreas[number])
            sites[number].isClosable = closable.map { $0[number] != 0 } ?? true
        }
        return sites
    }

    /// Reads `proposals.geojson` of a folder.
    package static func proposals(in folder: String) throws -> [PublishedSite] {
        let table = try PublishedTable(
            ResultFile.layer(.proposals).path(in: folder), [.id, .radius, .gain, .uniqueGain, .rank],
            optional: [.name, .openingCost, .capacity, .servedWeight, .borderUnit, .unit])
        let (gains, uniqueGains) = (try table.numbers(.gain, .change), try table.numbers(.uniqueGain, .change))
        let ranks = try table.numbers(.rank, .amount)
        let (units, prices) = (table.texts(.unit), try table.numbers(.openingCost, .amountIfAny))
        var sites = try rows(of: table)
        for number in sites.indices {
            (sites[number].gain, sites[number].uniqueGain) = (gains[number], uniqueGains[number])
            (sites[number].rank, sites[number].unit, sites[number].price) = (ranks[number], units[number], prices[number])
        }
        return sites
    }

    /// Reads `candidates.geojson` of a folder; `nil` where there is none.
    ///
    /// - Throws: ``CatchmentError`` where it cannot be read or holds what no run writes.
    package static func candidates(in folder: String) throws -> [PublishedSite]? {
        let path = ResultFile.layer(.candidates).path(in: folder)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let table = try PublishedTable(
            path, [.id, .status, .radius],
            optional: [.name, .level, .floorArea, .unit, .openingCost, .capacity, .borderUnit])
        let (statuses, levels, units) = (table.texts(.status), table.texts(.level), table.texts(.unit))
        let (prices, areas) = (try table.numbers(.openingCost, .amountIfAny), try table.numbers(.floorArea, .amountIfAny))
        var sites = try rows(of: table)
        for number in sites.indices {
            (sites[number].status, sites[number].level, sites[number].unit) = (statuses[number], levels[number], units[number])
            (sites[number].price, sites[number].floorArea) = (prices[number], areas[number])
        }
        return sites
    }

    /// What the layers say alike.
    private static func rows(of table: PublishedTable) throws -> [PublishedSite] {
        let (ids, names) = (table.texts(.id), table.texts(.name))
        let (radii, capacities) = (try table.numbers(.radius, .length), try table.numbers(.capacity, .amountIfAny))
        let (served, borders) = (try table.numbers(ifAny: .servedWeight, .amountIfAny), table.texts(ifAny: .borderUnit))
        return table.points.indices.map { number in
            PublishedSite(
                id: ids[number], name: names[number], point: table.points[number], radius: radii[number],
                borderUnit: borders?[number],
                capacity: capacities[number], served: served?[number].finite ?? 0)
        }
    }
}

extension [PublishedSite] {
    /// The ids in their order.
    package var ids: [String] { map(\.id) }

    /// The number of each id; of two sites with the same, that of the first.
    package var numberById: [String: Int] {
        Dictionary(enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    /// The sites with one radius for all.
    package func reaching(_ meters: Double) -> [PublishedSite] {
        map { site in
            var site = site
            site.radius = meters
            return site
        }
    }

    /// Whether the run that published them keeps borders.
    package var keepBorders: Bool { contains { $0.borderUnit != nil } }
}
