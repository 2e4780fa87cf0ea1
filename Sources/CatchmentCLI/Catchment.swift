@main struct Catchment { static func main() {} }
