#!/usr/bin/env node
console.log('bin ran', process.version)
