import CatchmentKit

// The sample county from its files: `from-files DATA OUT`.
let (data, out) = (CommandLine.arguments[1], CommandLine.arguments[2])
var options = InputOptions(demand: LayerOptions(path: "\(data)/demand.csv"))
options.facilities = LayerOptions(path: "\(data)/facilities.csv")
options.units = LayerOptions(path: "\(data)/units.geojson")
options.crs = .wgs84
let planner = try await Planner(reading: options)
let result = try await planner.cover()
print("covered: \(result.report.overall.share ?? 0), blanks: \(result.blanks?.blanks.count ?? 0)")
try planner.write(result, to: out)
