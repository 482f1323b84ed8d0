{{/* A quantity of memory in MiB, to compare. */}}
{{- define "baseline.mebibytes" -}}
{{- $unit := regexFind "[KMGT]i$" . -}}
{{- mulf (trimSuffix $unit . | float64) (get (dict "Ki" 0.0009765625 "Mi" 1 "Gi" 1024 "Ti" 1048576) $unit) -}}
{{- end }}

{{/* A quantity of CPU in cores, to compare. */}}
{{- define "baseline.cores" -}}
{{- $cpu := toString . -}}
{{- ternary (divf (trimSuffix "m" $cpu | float64) 1000) (float64 (trimSuffix "m" $cpu)) (hasSuffix "m" $cpu) -}}
{{- end }}

{{/* Fails where a request is above its limit: (dict "key" "resources" "resources" {...}). */}}
{{- define "baseline.checkResources" -}}
{{- $requests := .resources.requests -}}
{{- $limits := .resources.limits -}}
{{- range $name, $measure := dict "memory" "baseline.mebibytes" "ephemeral-storage" "baseline.mebibytes" "cpu" "baseline.cores" -}}
{{- if and (hasKey $requests $name) (hasKey $limits $name) -}}
{{- if gt (include $measure (get $requests $name) | float64) (include $measure (get $limits $name) | float64) -}}
{{- fail (printf "%s.requests.%s (%v) must not be above %s.limits.%s (%v)" $.key $name (get $requests $name) $.key $name (get $limits $name)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end }}
