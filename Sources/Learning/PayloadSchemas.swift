/// JSON Schemas of what pages carry for their scripts and publish beside themselves.
package enum PayloadSchemas {
  /// What `PlayerModel.json` writes.
  package static let player = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "player",
      "description": "A run to step through: its rows and what each of them changes.",
      "type": "object",
      "required": ["version", "kind", "id", "run", "title", "closing", "states", "services",
        "variables", "steps"],
      "additionalProperties": false,
      "properties": {
        "version": {"const": 1},
        "kind": {"const": "player"},
        "id": {"type": "string", "description": "The element's id in its page."},
        "run": {"type": "string", "description": "The run's name in its page."},
        "title": {"type": "string"},
        "closing": {"type": "string", "description": "Why the run ends."},
        "states": {
          "description": "The values that are states and have a look of their own.",
          "type": "array", "items": {"type": "string"}, "uniqueItems": true
        },
        "services": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["name", "title", "kind"],
            "additionalProperties": false,
            "properties": {
              "name": {"type": "string"}, "title": {"type": "string"}, "kind": {"type": "string"}
            }
          }
        },
        "variables": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["name", "service", "start"],
            "additionalProperties": false,
            "properties": {
              "name": {"type": "string"},
              "service": {"type": "string"},
              "start": {"$ref": "#/$defs/value", "description": "Before the first row."}
            }
          }
        },
        "steps": {
          "description": "The rows in order.",
          "type": "array",
          "items": {
            "type": "object",
            "required": ["id", "number", "row", "time", "nanoseconds", "service", "action",
              "changes"],
            "additionalProperties": false,
            "properties": {
              "id": {"type": "string", "description": "allocate, allocate#2"},
              "folds": {
                "description": "All steps of a row that stands for several.",
                "type": "array", "items": {"type": "string"}, "minItems": 2
              },
              "number": {"type": "integer", "minimum": 1},
              "row": {"type": "string", "description": "The id of the row in the page."},
              "time": {"type": "string"},
              "nanoseconds": {"type": "integer", "minimum": 0},
              "service": {"type": "string"},
              "action": {"type": "string"},
              "cause": {"type": "string"},
              "request": {"type": "integer", "minimum": 1},
              "changes": {
                "description": "Pairs: the place of a variable in variables, its new value.",
                "type": "array",
                "items": {
                  "type": "array",
                  "prefixItems": [{"type": "integer", "minimum": 0}, {"$ref": "#/$defs/value"}],
                  "minItems": 2, "items": false
                }
              }
            }
          }
        }
      },
      "$defs": {"value": {"type": ["string", "integer"]}}
    }
    """

  /// What `LabModel.json` writes.
  package static let lab = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "lab",
      "description": "The runs of a grid with their figures.",
      "type": "object",
      "required": ["version", "kind", "id", "run", "title", "axes", "figures", "base", "values",
        "texts"],
      "additionalProperties": false,
      "properties": {
        "version": {"const": 1},
        "kind": {"const": "lab"},
        "id": {"type": "string", "description": "The element's id in its page."},
        "run": {"type": "string", "description": "The run's name in its page."},
        "title": {"type": "string"},
        "axes": {
          "description": "The settings. Runs stand in their order, the last setting fastest.",
          "type": "array", "minItems": 1, "maxItems": 4,
          "items": {
            "type": "object",
            "required": ["setting", "title", "values"],
            "additionalProperties": false,
            "properties": {
              "setting": {"type": "string"},
              "title": {"type": "string"},
              "values": {"type": "array", "items": {"type": "string"}, "minItems": 1}
            }
          }
        },
        "figures": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["id", "title", "unit", "better"],
            "additionalProperties": false,
            "properties": {
              "id": {"type": "string"},
              "title": {"type": "string"},
              "unit": {"type": "string"},
              "better": {"enum": ["less", "more", "neither"]}
            }
          }
        },
        "base": {
          "description": "The place of the run that the others are held against.",
          "type": "integer", "minimum": 0
        },
        "values": {
          "description": "One list for each run, in the order of figures.",
          "type": "array",
          "items": {"type": "array", "items": {"type": ["number", "null"]}}
        },
        "texts": {
          "description": "The same as readers see it.",
          "type": "array", "items": {"type": "array", "items": {"type": "string"}}
        }
      }
    }
    """
}
